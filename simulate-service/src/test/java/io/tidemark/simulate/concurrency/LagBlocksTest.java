package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LagBlocksTest {

    private static final double LARGEST_ERROR = 1e-6;
    private static final double LARGEST_ERROR_OF_STATES = 2e-5;
    private static final double[] WORKSTATION = {0.2986, 0.1394, 0.2236, 0.01192};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 47, 48, 49, 773, 3_600, 86_399, 86_400, 604_800})
    void runsOfBlocksOfOneLengthCoverTheHistoryWithoutGap(int historySeconds) {
        LagBlocks blocks = LagBlocks.over(historySeconds);
        assertCovers(blocks);
        assertEquals(historySeconds, blocks.edge(blocks.count()));
    }

    private static void assertCovers(LagBlocks blocks) {
        int block = 0;
        for (LagBlocks.Run run : blocks.runs()) {
            assertEquals(block, run.from());
            for (; block < run.to(); block++) {
                assertEquals(run.seconds(), blocks.edge(block + 1) - blocks.edge(block));
            }
        }
        assertEquals(blocks.count(), block);
    }

    @Test
    void aDayIsCutIntoAtLeast250Blocks() {
        assertTrue(LagBlocks.over(LagBlocks.DEFAULT_HISTORY_SECONDS).count() >= 250);
    }

    /** The error is largest for one user, whose law is the roughest. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.2236, 0.01192",
        "200, 0.2236, 0.01192",
        "1, 0.1, 0.0005",
        "1, 3, 0.05",
        "1, 1, 0.0002",
        "1, 30, 0.01"
    })
    void blocksMoveTheDistributionFunctionByLessThanOneInAMillion(int users, double shape, double rate) {
        GammaDurations durations = new GammaDurations(shape, rate);
        LagBlocks blocks = LagBlocks.over(LagBlocks.DEFAULT_HISTORY_SECONDS);
        LagBlocks exact = LagBlocks.secondBySecond(LagBlocks.DEFAULT_HISTORY_SECONDS);
        ArrivalLaw arrivals = new NegativeBinomialArrivals(WORKSTATION[0], WORKSTATION[1]).ofUsers(users);
        GeneratingFunction inBlocks = arrivals.counted(LagShares.held(durations, blocks));
        GeneratingFunction bySecond = arrivals.counted(LagShares.held(durations, exact));
        assertEquals(bySecond.mean(), inBlocks.mean(), 1e-9 * bySecond.mean());
        Window window = Window.of(bySecond);
        double[] expected = distribution(bySecond, window);
        double[] actual = distribution(inBlocks, window);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], LARGEST_ERROR);
        }
    }

    /**
     * The same for counts that hang on a hidden state, whose steps are squared where blocks grow. The error is larger than that of
     * independent counts, for a block's shares matter together where the state lasts. An hour, for time's sake.
     */
    @ParameterizedTest
    @CsvSource({"0.05, 0.3, 0.5, 1.4", "0.001, 0.01, 2, 2", "0.3, 0.6, -3, 2.5", "0.0005, 0.05, 4, 1"})
    void blocksMoveTheLawOfHiddenStatesByLessThanTwoInAHundredThousand(
            double p12, double p21, double mu, double sigma) {
        ModulatedCounts counts =
                new ModulatedCounts(MarkovChain.ofTwo(p12, p21), new double[] {0.4, 4}, new double[] {2, 0.5});
        ArrivalLaw arrivals = new HiddenMarkovArrivals(counts, 1, 1);
        DurationLaw durations = new LognormalDurations(mu, sigma);
        GeneratingFunction inBlocks = arrivals.counted(LagShares.held(durations, LagBlocks.over(3_600)));
        GeneratingFunction bySecond = arrivals.counted(LagShares.held(durations, LagBlocks.secondBySecond(3_600)));
        double largest = largestError(bySecond, inBlocks);
        assertTrue(largest < LARGEST_ERROR_OF_STATES, "largest error " + largest);
    }

    /** Durations that are spread, and such as lie close together, a minute or more: then many that started together end together. */
    static Stream<DurationLaw> durationsOfEnds() {
        return Stream.of(
                new LognormalDurations(0.5, 1.4),
                new LognormalDurations(-3, 2.5),
                new LognormalDurations(4, 1),
                new GammaDurations(30, 0.5),
                new GammaDurations(30, 0.1));
    }

    @ParameterizedTest
    @MethodSource("durationsOfEnds")
    void blocksMoveTheLawOfEndsInAMinuteByLessThanItsQuantilesTell(DurationLaw durations) {
        ModulatedCounts counts =
                new ModulatedCounts(MarkovChain.ofTwo(0.05, 0.3), new double[] {0.4, 4}, new double[] {2, 0.5});
        LagShares inBlocks = LagShares.endedWithin(60, durations, LagBlocks.over(60, 3_600));
        LagShares bySecond = LagShares.endedWithin(60, durations, LagBlocks.secondBySecond(3_660));
        ArrivalLaw hidden = new HiddenMarkovArrivals(counts, 1, 1);
        ArrivalLaw independent = new NegativeBinomialArrivals(WORKSTATION[0], WORKSTATION[1]);
        double ofStates = largestError(hidden.counted(bySecond), hidden.counted(inBlocks));
        double ofIndependent = largestError(independent.counted(bySecond), independent.counted(inBlocks));
        assertTrue(ofStates < 5e-4, "largest error of states " + ofStates);
        assertTrue(ofIndependent < 1e-4, "largest error " + ofIndependent);
    }

    private static double largestError(GeneratingFunction exact, GeneratingFunction inBlocks) {
        assertEquals(exact.mean(), inBlocks.mean(), 1e-9 * exact.mean());
        Window window = Window.of(exact);
        double[] expected = distribution(exact, window);
        double[] actual = distribution(inBlocks, window);
        return IntStream.range(0, expected.length)
                .mapToDouble(i -> Math.abs(expected[i] - actual[i]))
                .max()
                .orElseThrow();
    }

    @Test
    void blocksAreShortAgainWhereTheMinuteBegins() {
        LagBlocks blocks = LagBlocks.over(60, 3_600);
        List<Integer> edges =
                IntStream.rangeClosed(0, blocks.count()).mapToObj(blocks::edge).toList();
        assertEquals(List.of(52, 56, 60, 61, 62), edges.subList(edges.indexOf(60) - 2, edges.indexOf(60) + 3));
        assertEquals(3_660, blocks.historySeconds());
        assertCovers(blocks);
    }

    @Test
    void refusesAHistoryOfNoSecond() {
        assertThrows(IllegalArgumentException.class, () -> LagBlocks.over(0));
    }

    private static double[] distribution(GeneratingFunction g, Window window) {
        double[] values = new double[(int) window.width()];
        DistributionFunction.of(g, window).evaluate(window.from(), 1, values, values.length);
        return values;
    }
}
