package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NarrowCircleTest {

    private static final LagShares HELD =
            LagShares.held(new GammaDurations(0.2236, 0.01192), LagBlocks.over(LagBlocks.DEFAULT_HISTORY_SECONDS));
    private static final GeneratingFunction ONE_USER = new NegativeBinomialGeneratingFunction(0.3, 0.14, HELD);

    static Stream<Arguments> laws() {
        return Stream.of(
                Arguments.of("one user", ONE_USER),
                Arguments.of("ten users", new PowerGeneratingFunction(ONE_USER, 10)),
                Arguments.of(
                        "more than a window holds, of which low frequencies are all",
                        new PowerGeneratingFunction(ONE_USER, 300)),
                Arguments.of("hardly a connection", new NegativeBinomialGeneratingFunction(1e-7, 5, HELD)),
                Arguments.of("a great many of these", new NegativeBinomialGeneratingFunction(0.5, 5e4, HELD)),
                Arguments.of("new connections", new NegativeBinomialGeneratingFunction(2, 0.01, LagShares.newOnly())),
                Arguments.of("a mix of users", new ProductGeneratingFunction(new GeneratingFunction[] {
                    new PowerGeneratingFunction(ONE_USER, 3), new NegativeBinomialGeneratingFunction(0.01, 0.02, HELD)
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void valuesAreThoseOfTheGeneratingFunction(String name, GeneratingFunction g) {
        double[] logG = new double[2];
        for (int points = 2; points <= NarrowCircle.MOST_POINTS; points *= 2) {
            double[] re = new double[points / 2 + 1];
            double[] im = new double[points / 2 + 1];
            assertTrue(NarrowCircle.of(points).compute(g, re, im));
            for (int j = 0; j <= points / 2; j++) {
                g.logAtAngle(2 * Math.PI * j / points, logG);
                assertEquals(Math.exp(logG[0]) * Math.cos(logG[1]), re[j], 3e-12, "real part at " + j);
                assertEquals(Math.exp(logG[0]) * Math.sin(logG[1]), im[j], 3e-12, "imaginary part at " + j);
            }
        }
    }

    /** What turns fast between the few angles is no polynomial, and must not be taken for one. */
    @Test
    void aLawThatIsNotSmoothEnoughIsToldApart() {
        GeneratingFunction alternating = new HiddenMarkovArrivals(
                        new ModulatedCounts(
                                MarkovChain.ofTwo(0.99, 0.99), new double[] {2, 0.3}, new double[] {5, 0.02}),
                        1,
                        1)
                .counted(HELD);
        double[] re = new double[NarrowCircle.MOST_POINTS / 2 + 1];
        double[] im = new double[NarrowCircle.MOST_POINTS / 2 + 1];
        assertFalse(NarrowCircle.of(NarrowCircle.MOST_POINTS).compute(alternating, re, im));
    }
}
