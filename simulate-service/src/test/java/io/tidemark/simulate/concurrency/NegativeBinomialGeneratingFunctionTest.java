package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegativeBinomialGeneratingFunctionTest {

    private static final LagBlocks BLOCKS = LagBlocks.over(7_200);

    /** Every factor's own logarithm has a phase within a quarter turn, so their sum is the phase without any counting. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.14", "60, 0.14", "3e5, 0.14", "0.0003, 1e-5", "2, 1e-9", "1e4, 1e5"})
    void productsOverRunsAreTheSumOfAllLogarithms(double shape, double rate) {
        LagShares held = LagShares.held(new GammaDurations(0.2236, 0.01192), BLOCKS);
        GeneratingFunction g = new NegativeBinomialArrivals(shape, rate).counted(held);
        double[] actual = new double[2];
        for (double angle : new double[] {0, 1e-7, 1e-3, 0.1, 1, 2, 3, Math.PI}) {
            g.logAtAngle(angle, actual);
            double[] expected = sumOfLogarithms(held, shape, rate, angle);
            assertEquals(expected[0], actual[0], 1e-11 * (shape + Math.abs(expected[0])));
            assertEquals(expected[1], actual[1], 1e-11 * (shape + Math.abs(expected[1])));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.14", "60, 0.14", "0.0003, 1e-3"})
    void meanAndVarianceAreTheFirstTwoDerivatives(double shape, double rate) {
        LagShares held = LagShares.held(new GammaDurations(0.2236, 0.01192), BLOCKS);
        GeneratingFunction g = new NegativeBinomialArrivals(shape, rate).counted(held);
        double h = 1e-4 * Math.min(1, g.largestTilt());
        double up = g.logAtTilt(h);
        double down = g.logAtTilt(-h);
        assertEquals(g.mean(), (up - down) / (2 * h), 1e-5 * g.mean());
        assertEquals(g.variance(), (up + down) / (h * h), 1e-4 * g.variance());
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.14", "0.0003, 1e-9", "3e5, 1e3"})
    void isInfiniteFromTheLargestTiltOn(double shape, double rate) {
        GeneratingFunction g = new NegativeBinomialArrivals(shape, rate)
                .counted(LagShares.held(new GammaDurations(0.2236, 0.01192), BLOCKS));
        assertTrue(Double.isFinite(g.logAtTilt(g.largestTilt() * (1 - 1e-6))));
        assertEquals(Double.POSITIVE_INFINITY, g.logAtTilt(g.largestTilt() * (1 + 1e-6)));
    }

    /** Of a minute's ends nearly all seconds of it count in full, so that many factors are small together near the largest tilt. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.14", "0.0003, 1e-5", "1e4, 1e5"})
    void isFiniteUpToTheLargestTiltThoughManyFactorsAreSmall(double shape, double rate) {
        LagShares ended = LagShares.endedWithin(60, new GammaDurations(0.2236, 0.01192), BLOCKS);
        GeneratingFunction g = new NegativeBinomialArrivals(shape, rate).counted(ended);
        for (double share : new double[] {-3, 0.1, 0.9, 1 - 1e-6}) {
            double tilt = share * g.largestTilt();
            double expected = 0;
            for (LagBlocks.Run run : ended.runs()) {
                for (int block = run.from(); block < run.to(); block++) {
                    expected -= shape * run.seconds() * Math.log1p(-ended.shares()[block] * Math.expm1(tilt) / rate);
                }
            }
            assertEquals(expected, g.logAtTilt(tilt), 1e-8 * (shape + Math.abs(expected)), "at " + share);
        }
    }

    private static double[] sumOfLogarithms(LagShares held, double shape, double rate, double angle) {
        double re = 2 * Math.pow(Math.sin(angle / 2), 2) / rate;
        double im = -Math.sin(angle) / rate;
        double[] sum = new double[2];
        for (LagBlocks.Run run : held.runs()) {
            for (int block = run.from(); block < run.to(); block++) {
                double uRe = held.shares()[block] * re;
                double uIm = held.shares()[block] * im;
                sum[0] -= shape * run.seconds() * 0.5 * Math.log1p(uRe * (2 + uRe) + uIm * uIm);
                sum[1] -= shape * run.seconds() * Math.atan2(uIm, 1 + uRe);
            }
        }
        return sum;
    }
}
