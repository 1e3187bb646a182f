package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CircleValuesTest {

    private static final int COUNT = 4_096;
    private static final LagShares HELD =
            LagShares.held(new LognormalDurations(-1, 3), LagBlocks.over(LagBlocks.DEFAULT_HISTORY_SECONDS));

    static Stream<Arguments> laws() {
        return Stream.of(
                Arguments.of("bursts of a single user", new NegativeBinomialGeneratingFunction(0.01, 1e-3, HELD), 250),
                Arguments.of("hardly a burst", new NegativeBinomialGeneratingFunction(3, 2, HELD), 250),
                Arguments.of("a quiet and a bursting state", states(0.02, 0.1, 0.4, 3, 0.6, 0.01), 250),
                Arguments.of("states that alternate", states(0.99, 0.99, 2, 5, 0.3, 0.02), 250),
                // most panels are sampled in vain, then computed value by value
                Arguments.of(
                        "a wide law that turns fast",
                        new NegativeBinomialGeneratingFunction(30, 0.1, HELD),
                        COUNT + 400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void areWhatTheGeneratingFunctionGives(String name, GeneratingFunction g, int mostCalls) {
        AtomicInteger calls = new AtomicInteger();
        double[] re = new double[COUNT + 1];
        double[] im = new double[COUNT + 1];
        double firstAngle = Math.PI / COUNT;
        CircleValues.compute(new CountingGeneratingFunction(g, calls), firstAngle, COUNT, re, im);
        double[] logG = new double[2];
        for (int j = 1; j <= COUNT; j++) {
            g.logAtAngle(j * firstAngle, logG);
            assertEquals(Math.exp(logG[0]) * Math.cos(logG[1]), re[j], 2e-12, "real part at " + j);
            assertEquals(Math.exp(logG[0]) * Math.sin(logG[1]), im[j], 2e-12, "imaginary part at " + j);
        }
        assertTrue(calls.get() <= mostCalls, () -> calls + " calls");
    }

    private static GeneratingFunction states(double p12, double p21, double a1, double b1, double a2, double b2) {
        ModulatedCounts counts =
                new ModulatedCounts(MarkovChain.ofTwo(p12, p21), new double[] {a1, a2}, new double[] {b1, b2});
        return new HiddenMarkovArrivals(counts, 1, 1).counted(HELD);
    }
}
