package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One draw of 200 that says a million times as many connections takes no more than its share of any answer. It stands where the most
 * demanding of the others stood, so that all others are simulated as without it. By {@code F - 1/200 <= F' <= F} every quantile p
 * then lies between those at p and p + 1/200 of the answer without it.
 */
class RunawayDrawTest {

    private static final int DRAWS = 200;
    private static final int HISTORY = 3_600;
    private static final double SHARE = 1.0 / DRAWS;
    private static final Evidence EVIDENCE = new Evidence("wire", List.of(new Evidence.Capture(1, 1_800)), List.of());

    private static final Stages UNWATCHED = new Stages() {
        @Override
        public <T> T run(String stage, Supplier<T> work) {
            return work.get();
        }
    };

    private final ConcurrencyLaw ordinary = law(false);
    private final ConcurrencyLaw withRunaway = law(true);

    private static ConcurrencyLaw law(boolean runaway) {
        Draw[] draws = new Draw[DRAWS];
        Arrays.setAll(draws, i -> new Draw(0.04 * (1 + 0.4 * i / DRAWS), 0.3, 0.3, 0.02));
        if (runaway) {
            draws[DRAWS - 1] = new Draw(0.3, 1e-7, 0.3, 0.02);
        }
        return Draw.law(HISTORY, draws);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 200, 1_000_000})
    void takesItsShareOfTheSizes(int users) {
        for (double certainty : new double[] {0.5, 0.9, 0.98}) {
            SizingAnswer answer = answer(withRunaway, users, certainty);
            SizingAnswer least = answer(ordinary, users, certainty);
            SizingAnswer most = answer(ordinary, users, certainty + SHARE);
            assertBetween(
                    least, answer, most, each -> each.concurrentConnections().size());
            assertBetween(
                    least, answer, most, each -> each.newConnectionsPerSecond().size());
            assertTrue(answer.concurrentConnections().level().quantile(0.999) >= 1_000_000, "the runaway is there");
        }
    }

    @Test
    void takesItsShareOfTheNatGateway() {
        NatAnswer answer = nat(withRunaway, 0.9);
        assertBetween(
                nat(ordinary, 0.9),
                answer,
                nat(ordinary, 0.9 + SHARE),
                each -> each.addresses().portsPerUser());
        assertTrue(answer.addresses().portsPerUser() < 200, () -> "ports " + answer.addresses());
    }

    @Test
    void takesItsShareOfTheCurve() {
        List<SizeCurve.Point> curve = curve(withRunaway, 0.9);
        List<SizeCurve.Point> least = curve(ordinary, 0.9);
        List<SizeCurve.Point> most = curve(ordinary, 0.9 + SHARE);
        for (int i = 0; i < curve.size(); i++) {
            assertBetween(
                    least.get(i),
                    curve.get(i),
                    most.get(i),
                    point -> point.concurrentConnections().size());
            assertBetween(
                    least.get(i),
                    curve.get(i),
                    most.get(i),
                    point -> point.newConnectionsPerSecond().size());
        }
    }

    private static SizingAnswer answer(ConcurrencyLaw law, int users, double certainty) {
        return new Sizing(List.of(new SizedClass(law, EVIDENCE, users)), UNWATCHED).answer(question(certainty));
    }

    private static NatAnswer nat(ConcurrencyLaw law, double certainty) {
        return new Sizing(List.of(new SizedClass(law, EVIDENCE, 50)), UNWATCHED).nat(question(certainty), 64);
    }

    private static List<SizeCurve.Point> curve(ConcurrencyLaw law, double certainty) {
        return new SizeCurve(law, question(certainty), 1_000).at(List.of(1, 10, 200));
    }

    private static SizingQuestion question(double certainty) {
        return new SizingQuestion(certainty, 60, Factors.NONE, 5);
    }

    private static <T> void assertBetween(T least, T answer, T most, Function<T, Long> value) {
        long found = value.apply(answer);
        assertTrue(
                value.apply(least) <= found && found <= value.apply(most),
                () -> found + " is not between " + value.apply(least) + " and " + value.apply(most));
    }
}
