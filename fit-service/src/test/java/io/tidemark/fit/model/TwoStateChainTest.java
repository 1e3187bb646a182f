package io.tidemark.fit.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs as single steps against the plain recursion, which takes every second and rescales each. */
class TwoStateChainTest {

    private static final double TOLERANCE = 1e-9;

    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(31L);

    @Test
    void runsAreAsGoodAsTheirSeconds() {
        for (int trial = 0; trial < 300; trial++) {
            double p12 = probability();
            double p21 = probability();
            check(List.of(series(), series()), emissions(p12, p21, 4), emissions(p21, p12, 4), p12, p21);
        }
    }

    /** One series a case: what cancels, underflows or alternates where runs are powers of a matrix. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1e-9, 1e-9", // states as good as alike, which hardly ever change: both eigenvalues are nearly 1
        "1, 1, 1e-4, 0.3",
        "1, 0.999999, 1e-12, 1e-3",
        "0.7, 1, 0.3, 1e-12", // staying is as likely in both
        "1, 1e-200, 0.01, 0.02", // a busy state in which silence is next to impossible
        "1e-200, 1, 0.01, 0.02",
        "1, 0, 0.2, 0.1",
        "0, 1, 0.2, 0.1",
        "1, 0.4, 0.97, 0.99", // the smaller eigenvalue is negative
        "1, 1, 0.999999, 0.999999",
        "0.3, 1, 0.6, 0.4" // it is zero
    })
    void hardRunsAreAsGoodAsTheirSeconds(double quiet, double busy, double p12, double p21) {
        double[] emission1 = {quiet, 1, 1e-90};
        double[] emission2 = {busy, 0.2, 1};
        check(List.of(spread(20_000, 40)), emission1, emission2, p12, p21);
    }

    private void check(List<int[]> series, double[] emission1, double[] emission2, double p12, double p21) {
        IndexedCounts counts = IndexedCounts.of(series);
        TwoStateChain chain = new TwoStateChain(counts);
        PlainRecursion plain = new PlainRecursion(counts.series(), emission1, emission2, p12, p21);
        double logLikelihood = chain.evaluate(emission1, emission2, p12, p21);
        assertEquals(plain.logLikelihood, logLikelihood, TOLERANCE * Math.max(1, Math.abs(plain.logLikelihood)));
        double seconds = series.stream().mapToInt(each -> each.length).sum();
        assertArrayEquals(plain.secondsIn2, chain.secondsIn2(), TOLERANCE * seconds);
        double[] moves = {chain.stays1(), chain.moves12(), chain.moves21(), chain.stays2(), chain.startsIn2()};
        assertArrayEquals(plain.moves, moves, TOLERANCE * seconds);
    }

    @Test
    void blocksAreAsLikelyAsTheirSeconds() {
        int[] counts = IntStream.concat(
                        IntStream.of(spread(3_000, 25)).map(index -> index * 3),
                        IntStream.generate(() -> 0).limit(5_000))
                .toArray();
        double[] values = {-3, 2, 0.7, 5, 0.01, 0.2};
        ArrivalBlock block = HiddenMarkovArrivals.independent()
                .given(observations(counts), List.of(Protocol.TCP))
                .get();
        double[] one = predicted(block, values, CountBlocks.within(counts, 1));
        double[] hundred = predicted(block, values, CountBlocks.within(counts, 100));
        assertTrue(hundred.length < 500, hundred.length + " blocks");
        assertEquals(DoubleStream.of(one).sum(), DoubleStream.of(hundred).sum(), 1e-9 * 8_000);
        for (int from : new int[] {0, 1, 2_999, 6_000}) {
            CountBlocks growing = CountBlocks.growing(counts, from);
            assertEquals(
                    Arrays.stream(one, from, counts.length).sum(),
                    DoubleStream.of(predicted(block, values, growing)).sum(),
                    1e-9 * 8_000);
            assertEquals(
                    counts.length - from,
                    IntStream.range(0, growing.predicted())
                            .map(growing::seconds)
                            .sum());
        }
    }

    @Test
    void blocksOfLongSilenceAreFew() {
        CountBlocks blocks = CountBlocks.growing(new int[345_600], 0);
        assertTrue(blocks.predicted() < 110, blocks.predicted() + " blocks");
        assertEquals(1, CountBlocks.within(new int[345_600], 345_600).predicted());
    }

    private static double[] predicted(ArrivalBlock block, double[] values, CountBlocks blocks) {
        double[] logScores = new double[blocks.predicted()];
        block.predict(values, 0, 1, blocks, logScores);
        return logScores;
    }

    private static Observations observations(int[] counts) {
        DurationStatistics durations =
                Reference.statistics(DoubleStream.generate(() -> 1).limit(25).toArray());
        return Observations.of(
                List.of(new CountSeries(1, new PerProtocol<>(counts, new int[counts.length]))),
                List.of(new PerProtocol<>(durations, DurationStatistics.NONE)));
    }

    /** Stretches of the same observation of 1 to 3,000 seconds, so that many runs are as long as others and some are not. */
    private int[] series() {
        return IntStream.range(0, 40)
                .flatMap(stretch -> {
                    int observation = random.nextInt(4);
                    int seconds = random.nextInt(3) == 0 ? 1 + random.nextInt(3_000) : 1 + random.nextInt(12);
                    return IntStream.generate(() -> observation).limit(seconds);
                })
                .toArray();
    }

    /** Silence with so many busy seconds in it, some beside each other. */
    private int[] spread(int seconds, int busy) {
        int[] series = new int[seconds];
        for (int i = 0; i < busy; i++) {
            int second = random.nextInt(seconds - 1);
            series[second] = 1 + random.nextInt(2);
            series[second + 1] = random.nextInt(3);
        }
        series[seconds / 2] = 1;
        series[seconds / 3] = 2;
        return series;
    }

    private double probability() {
        return 1 / (1 + Math.exp(random.nextDouble(-12, 4)));
    }

    private double[] emissions(double one, double other, int number) {
        return DoubleStream.generate(() -> Math.exp(-random.nextDouble(0, 8) * (one + other > 1 ? 1 : 5)))
                .limit(number)
                .toArray();
    }

    /** Forward and backward recursion over all seconds, each rescaled. */
    private static final class PlainRecursion {

        private final double[] emission1;
        private final double[] emission2;
        private final double p12;
        private final double p21;
        private final double[] secondsIn2;

        /** Stays in 1, moves to 2, moves to 1, stays in 2, starts in 2. */
        private final double[] moves = new double[5];

        private double logLikelihood;

        PlainRecursion(List<int[]> series, double[] emission1, double[] emission2, double p12, double p21) {
            this.emission1 = emission1;
            this.emission2 = emission2;
            this.p12 = p12;
            this.p21 = p21;
            this.secondsIn2 = new double
                    [series.stream().flatMapToInt(Arrays::stream).max().orElseThrow() + 1];
            series.forEach(each -> smooth(each, filter(each)));
        }

        private double[][] filter(int[] series) {
            double[][] filtered = new double[series.length][];
            double[] ahead = {p21 / (p12 + p21), p12 / (p12 + p21)};
            for (int t = 0; t < series.length; t++) {
                double in1 = ahead[0] * emission1[series[t]];
                double in2 = ahead[1] * emission2[series[t]];
                logLikelihood += Math.log(in1 + in2);
                filtered[t] = new double[] {in1 / (in1 + in2), in2 / (in1 + in2)};
                ahead[0] = filtered[t][0] * (1 - p12) + filtered[t][1] * p21;
                ahead[1] = filtered[t][0] * p12 + filtered[t][1] * (1 - p21);
            }
            return filtered;
        }

        private void smooth(int[] series, double[][] filtered) {
            double[] after = {1, 1};
            for (int t = series.length - 1; t > 0; t--) {
                double ahead1 = after[0] * emission1[series[t]];
                double ahead2 = after[1] * emission2[series[t]];
                double[] joint = {
                    filtered[t - 1][0] * (1 - p12) * ahead1,
                    filtered[t - 1][0] * p12 * ahead2,
                    filtered[t - 1][1] * p21 * ahead1,
                    filtered[t - 1][1] * (1 - p21) * ahead2
                };
                double total = DoubleStream.of(joint).sum();
                for (int i = 0; i < 4; i++) moves[i] += joint[i] / total;
                secondsIn2[series[t]] += (joint[1] + joint[3]) / total;
                double before1 = (1 - p12) * ahead1 + p12 * ahead2;
                double before2 = p21 * ahead1 + (1 - p21) * ahead2;
                after = new double[] {before1 / (before1 + before2), before2 / (before1 + before2)};
            }
            double in1 = filtered[0][0] * after[0];
            double in2 = filtered[0][1] * after[1];
            moves[4] += in2 / (in1 + in2);
            secondsIn2[series[0]] += in2 / (in1 + in2);
        }
    }
}
