package io.tidemark.fit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.fit.Table;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

/** Special functions against values computed with 60 digits, which lie in the resources with their source. */
class SpecialFunctionsTest {

    @Test
    void digammaAgreesWithHighPrecision() {
        for (double[] row : Table.beside(SpecialFunctionsTest.class, "digamma.csv")) {
            assertClose(row[1], Digamma.of(row[0]), 1e-15, 1e-15, "digamma(" + row[0] + ")");
        }
    }

    @Test
    void incompleteGammaAgreesWithHighPrecision() {
        IncompleteGamma incomplete = new IncompleteGamma();
        for (double[] row : Table.beside(SpecialFunctionsTest.class, "incomplete-gamma.csv")) {
            incomplete.setShape(row[0]);
            incomplete.evaluate(row[1]);
            String at = "(" + row[0] + ", " + row[1] + ")";
            assertClose(row[2], incomplete.logLower(), 1e-12, 1e-14, "log P" + at);
            assertClose(row[3], incomplete.logLowerByShape(), 1e-10, 1e-13, "d log P/da" + at);
            assertClose(row[4], incomplete.logLowerByX(), 1e-10, 1e-300, "d log P/dx" + at);
            assertClose(row[5], incomplete.logUpper(), 1e-12, 1e-11, "log Q" + at);
            assertClose(row[6], incomplete.logUpperByShape(), 1e-10, 1e-13, "d log Q/da" + at);
            assertClose(row[7], incomplete.logUpperByX(), 1e-10, 1e-300, "d log Q/dx" + at);
        }
    }

    @Test
    void exponentialAgreesWithThatOfTheLibrary() {
        for (double x = -690; x < 0; x += 0.01237) {
            assertClose(Math.exp(x), Exponential.of(x), 5e-16, 0, "exp(" + x + ")");
        }
        assertEquals(1, Exponential.of(0));
        assertTrue(Exponential.of(Double.NEGATIVE_INFINITY) < 1e-300);
    }

    @Test
    void normalTailAgreesWithHighPrecision() {
        NormalTail tail = new NormalTail();
        for (double[] row : Table.beside(SpecialFunctionsTest.class, "normal-tail.csv")) {
            tail.evaluate(row[0]);
            assertClose(row[1], tail.logLower(), 1e-14, 1e-300, "log Phi(" + row[0] + ")");
            assertClose(row[2], tail.byX(), 1e-13, 1e-300, "derivative of log Phi(" + row[0] + ")");
        }
    }

    @Test
    void risingFactorialsAreDifferencesOfLogGammas() {
        CountHistogram counts = CountHistogram.of(1, new int[] {0, 0, 1, 3, 3, 250, 300, 5000});
        RisingFactorials factorials = new RisingFactorials(counts);
        for (double a : new double[] {1e-3, 0.3, 2, 40}) {
            double sum = 0;
            double derivative = 0;
            for (int count : new int[] {0, 0, 1, 3, 3, 250, 300, 5000}) {
                sum += Gamma.logGamma(a + count) - Gamma.logGamma(a);
                derivative += Digamma.of(a + count) - Digamma.of(a);
            }
            assertClose(sum, factorials.evaluate(a), 1e-13, 0, "at " + a);
            assertClose(derivative, factorials.derivative(), 1e-12, 0, "derivative at " + a);
        }
    }

    private static void assertClose(double expected, double actual, double relative, double absolute, String what) {
        assertTrue(Double.isFinite(actual), what);
        assertEquals(expected, actual, Math.max(Math.abs(expected) * relative, absolute), what);
    }
}
