package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link PeakOfUnit} and {@link PeakGivenStates} against the sum over every way the states can go. */
class PeakOfStatesTest {

    private static final int SECONDS = 4;

    /** Goes round and round: read backwards it is another chain. */
    private static final ModulatedCounts CYCLIC = new ModulatedCounts(
            MarkovChain.of(new double[][] {{0.1, 0.85, 0.05}, {0.02, 0.08, 0.9}, {0.95, 0.02, 0.03}}),
            new double[] {0.5, 2, 8},
            new double[] {5, 0.4, 0.9});

    private static final ModulatedCounts BURSTS =
            new ModulatedCounts(MarkovChain.ofTwo(0.2, 0.4), new double[] {0.7, 2}, new double[] {1, 0.4});

    private final UniformRandomProvider random = RandomSource.L64_X128_MIX.create(36L);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3, 8, 20, 60})
    void thePeakOfOneUnitIsTheSumOverAllPathsOfItsState(long n) {
        assertEquals(peakOfUnits(CYCLIC, 1, n), new PeakOfUnit(CYCLIC, SECONDS).applyAsDouble(n), 1e-12);
        assertEquals(0, new PeakOfUnit(CYCLIC, SECONDS).applyAsDouble(-1));
    }

    /** Over a day P is a power of a matrix: that of a hundred seconds, multiplied out, is the same. */
    @Test
    void theStepIsSquaredRightly() {
        double[][] product = {{1, 0}, {0, 1}};
        double[] atMost = {cumulative(0.7, 1, 9), cumulative(2, 0.4, 9)};
        for (int second = 0; second < 100; second++) {
            double[][] next = new double[2][2];
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    for (int k = 0; k < 2; k++) {
                        next[i][j] += product[i][k] * atMost[k] * BURSTS.chain().step(k, j);
                    }
                }
            }
            product = next;
        }
        double expected = BURSTS.chain().stationary(0) * (product[0][0] + product[0][1])
                + BURSTS.chain().stationary(1) * (product[1][0] + product[1][1]);
        assertEquals(expected, new PeakOfUnit(BURSTS, 100).applyAsDouble(9), 1e-9 * expected);
    }

    /**
     * The mean over 20,000 draws of the states has a standard error of at most 0.0035; five of them, once in two million times.
     */
    @ParameterizedTest
    @ValueSource(longs = {2, 5, 10, 20, 40})
    void thePeakOfSeveralUnitsIsRightOnAverage(long n) {
        int draws = 20_000;
        double mean = 0;
        for (int i = 0; i < draws; i++) {
            mean += PeakGivenStates.of(BURSTS, 2, SECONDS, random).applyAsDouble(n) / draws;
        }
        double expected = peakOfUnits(BURSTS, 2, n);
        assertEquals(expected, mean, 5 * 0.0035);
    }

    /** Sum over the paths of all units' states of their probability times that of no count above n. */
    private static double peakOfUnits(ModulatedCounts counts, int units, long n) {
        int states = counts.shapes().length;
        int joint = (int) Math.pow(states, units);
        double sum = 0;
        for (int path = 0; path < Math.pow(joint, SECONDS); path++) {
            double probability = 1;
            int before = -1;
            for (int second = 0, rest = path; second < SECONDS; second++, rest /= joint) {
                int now = rest % joint;
                probability *= atMost(counts, units, now, n) * step(counts, units, before, now);
                before = now;
            }
            sum += probability;
        }
        return sum;
    }

    private static double step(ModulatedCounts counts, int units, int before, int now) {
        int states = counts.shapes().length;
        double probability = 1;
        for (int unit = 0, from = before, to = now; unit < units; unit++, from /= states, to /= states) {
            probability *= before < 0
                    ? counts.chain().stationary(to % states)
                    : counts.chain().step(from % states, to % states);
        }
        return probability;
    }

    /** P(sum of the units' counts &lt;= n), by convolution. */
    private static double atMost(ModulatedCounts counts, int units, int joint, long n) {
        int states = counts.shapes().length;
        double[] sum = new double[(int) n + 1];
        sum[0] = 1;
        for (int unit = 0, rest = joint; unit < units; unit++, rest /= states) {
            double[] one = ExactLaw.negativeBinomial(
                    counts.shapes()[rest % states], counts.rates()[rest % states], sum.length);
            double[] next = new double[sum.length];
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; i + j < sum.length; j++) {
                    next[i + j] += sum[i] * one[j];
                }
            }
            sum = next;
        }
        double atMost = 0;
        for (double probability : sum) {
            atMost += probability;
        }
        return atMost;
    }

    private static double cumulative(double shape, double rate, int n) {
        double sum = 0;
        for (double probability : ExactLaw.negativeBinomial(shape, rate, n + 1)) {
            sum += probability;
        }
        return sum;
    }
}
