package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTailTest {

    private static final int LENGTH = 4_000;

    /** Two counts of the states, one unit or several in each, against their convolution: exact where few are expected. */
    @ParameterizedTest
    @CsvSource({
        "0.4, 2, 4, 0.5, 1, 1",
        "0.4, 2, 4, 0.5, 30, 2",
        "3, 0.3, 0.2, 0.05, 1, 1",
        "0.1, 0.02, 5, 1, 3, 3",
        "0.05, 1, 0.1, 3, 1, 1"
    })
    void isOffByAFewHundredthsOfItselfAtMostOutToOneInAHundredMillion(
            double a1, double b1, double a2, double b2, double inFirst, double inSecond) {
        ModulatedCounts counts = counts(a1, b1, a2, b2);
        CountTail tail = CountTail.of(counts, new double[] {inFirst, inSecond}, 1);
        double[] exact = ExactLaw.probabilities(inFirst * a1, b1, new double[] {1}, LENGTH);
        double[] other = ExactLaw.probabilities(inSecond * a2, b2, new double[] {1}, LENGTH);
        double[] above = tailOfSum(exact, other);
        for (int n = 0; above[n] > 1e-8; n++) {
            double error = n < 512 ? 1e-5 : 0.03;
            assertEquals(1, tail.above(n) / above[n], error, "P(C > " + n + ") of " + above[n]);
        }
    }

    /** Shapes so small that the saddlepoint's formula is negative far out: before, that made the tail no number. */
    @ParameterizedTest
    @CsvSource({"0.0091, 0.0135, 0.134, 0.116, 1, 1", "0.001, 0.02, 0.02, 0.03, 1, 2"})
    void fallsAsOneCountWhereTheSaddlepointFails(
            double a1, double b1, double a2, double b2, double inFirst, double inSecond) {
        CountTail tail = CountTail.of(counts(a1, b1, a2, b2), new double[] {inFirst, inSecond}, 1);
        double[] above = tailOfSum(
                ExactLaw.probabilities(inFirst * a1, b1, new double[] {1}, LENGTH),
                ExactLaw.probabilities(inSecond * a2, b2, new double[] {1}, LENGTH));
        for (int n = 500; above[n] > 1e-9; n++) {
            assertEquals(1, tail.above(n) / above[n], 0.05, "P(C > " + n + ") of " + above[n]);
        }
        assertEquals(0, tail.above(1L << 40));
    }

    /** So many units that none at all is beyond rounding: the saddlepoint alone. */
    @Test
    void isRightOfManyUnits() {
        CountTail tail = CountTail.of(counts(0.4, 2, 4, 0.5), new double[] {600, 250}, 1);
        double[] above = tailOfSum(
                ExactLaw.probabilities(240, 2, new double[] {1}, LENGTH),
                ExactLaw.probabilities(1_000, 0.5, new double[] {1}, LENGTH));
        for (int n = 1_900; above[n] > 1e-8; n++) {
            assertEquals(1, tail.above(n) / above[n], 1e-3, "P(C > " + n + ") of " + above[n]);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.4, 2", "4, 0.5", "0.02, 0.001"})
    void isExactOfOneCount(double shape, double rate) {
        CountTail tail = CountTail.of(counts(shape, rate, 1, 1), new double[] {2, 0}, 0.5);
        double[] exact = ExactLaw.negativeBinomial(shape, rate, 60_000);
        double above = 1;
        for (int n = 0; n < 200; n++) {
            above -= exact[n];
            assertEquals(above, tail.above(n), 1e-10);
        }
    }

    private static ModulatedCounts counts(double a1, double b1, double a2, double b2) {
        return new ModulatedCounts(MarkovChain.ofTwo(0.1, 0.2), new double[] {a1, a2}, new double[] {b1, b2});
    }

    /** P(sum &gt; n) from n, summed from the far end. */
    private static double[] tailOfSum(double[] left, double[] right) {
        double[] above = new double[LENGTH];
        for (int n = LENGTH - 2; n >= 0; n--) {
            double at = 0;
            for (int i = 0; i <= n + 1; i++) {
                at += left[i] * right[n + 1 - i];
            }
            above[n] = above[n + 1] + at;
        }
        return above;
    }
}
