package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class PopulationTest {

    private static final int DRAWS = 40_000;
    private static final double K = 3;

    private final UniformRandomProvider random = RandomSource.L64_X128_MIX.create(7);

    /** Means of 40,000 independent values lie within five standard errors but once in a million runs; the seed is fixed. */
    @Test
    void peopleInBusiestHoursDifferFromThoseCapturedAsPeopleDo() {
        Population busy = population(draw -> 0.2).inBusiestHours(4);

        double mean = Arrays.stream(busy.rateRatio()).average().orElseThrow();
        double expected = 4 * K / (4 * K - 1);
        double sd = expected / Math.sqrt(4 * K - 2);
        assertEquals(expected, mean, 5 * sd / Math.sqrt(DRAWS), "1 / Gamma(n k, n k)");
        assertTrue(Arrays.stream(busy.hoursShape()).allMatch(shape -> shape > 1e5), "nobody is ever away");
        double observed = busy.rate()[0] / busy.rateRatio()[0];
        assertEquals(observed, busy.rate()[9] / busy.rateRatio()[9], 1e-12 * observed, "the rate that was captured");
    }

    @Test
    void knowsNoPriorWhereItIsFlat() {
        // draws of a prior times a likelihood of log rate that is normal: weighing by 1 / prior leaves the likelihood
        double precision = 1 / 0.64 + 1 / 2.25;
        double centre = (Math.log(2) / 0.64 + Math.log(0.3) / 2.25) / precision;
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        Population drawn = population(draw -> Math.exp(centre + normal.sample() / Math.sqrt(precision)));

        int[] order = WeightedDraws.of(
                Arrays.stream(drawn.logPriors()).map(log -> -log).toArray());
        double[] logs =
                Arrays.stream(drawn.inOrder(order).rate()).map(Math::log).toArray();

        double mean = Arrays.stream(logs).average().orElseThrow();
        double variance = Arrays.stream(logs)
                .map(log -> (log - mean) * (log - mean))
                .average()
                .orElseThrow();
        assertEquals(Math.log(2), mean, 0.05);
        assertEquals(0.8, Math.sqrt(variance), 0.05);
    }

    /** What is held goes as the rate to the power 0.6 and varies over people beside: K and h of 3 and 0.5, tau 0.5. */
    @Test
    void peopleDifferInWhatTheyHoldAsTheirRatesAndTimesHeldDo() {
        ArrivalLaw ofUser = new NegativeBinomialArrivals(0.3, 1);
        PeopleArrivals held = (PeopleArrivals) population(draw -> 0.2).arrivalsHeld(0, ofUser);
        PeopleArrivals begun = (PeopleArrivals) population(draw -> 0.2).arrivals(0, ofUser);

        assertEquals(0.36 / K + Math.expm1(0.25), 1 / held.people().k(), 1e-12);
        assertEquals(0.36 / 0.5, 1 / held.people().h(), 1e-12);
        assertEquals(K, begun.people().k());
        assertEquals(0.5, begun.people().h());
    }

    @Test
    void takesDrawsAsOftenAsTheyWeigh() {
        double[] logWeights = {Math.log(1), Math.log(3), Double.NEGATIVE_INFINITY, Math.log(4)};

        assertArrayEquals(new int[] {0, 1, 3, 3}, WeightedDraws.of(logWeights));
        assertArrayEquals(new int[] {0, 1, 2}, WeightedDraws.of(new double[3]));
    }

    private static Population population(IntToDoubleFunction rate) {
        double[] rates = IntStream.range(0, DRAWS).mapToDouble(rate).toArray();
        double[] ratios = Arrays.stream(rates).map(each -> each / 0.5).toArray();
        return new Population(
                rates,
                all(0.6),
                all(K),
                all(0.9),
                all(0.5),
                all(1_200),
                all(0.5),
                all(0.4),
                ratios,
                ratios,
                Tides.NONE);
    }

    private static double[] all(double value) {
        double[] column = new double[DRAWS];
        Arrays.fill(column, value);
        return column;
    }
}
