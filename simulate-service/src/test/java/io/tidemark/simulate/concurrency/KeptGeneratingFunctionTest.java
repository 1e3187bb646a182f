package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptGeneratingFunctionTest {

    private static final LagShares HELD =
            LagShares.held(new GammaDurations(0.2236, 0.01192), LagBlocks.over(LagBlocks.DEFAULT_HISTORY_SECONDS));

    @Test
    void isAskedOnceForAllNumbersOfUsers() {
        AtomicInteger calls = new AtomicInteger();
        GeneratingFunction kept = new KeptGeneratingFunction(
                new CountingGeneratingFunction(new NegativeBinomialGeneratingFunction(0.3, 0.14, HELD), calls));
        DistributionFunction.of(kept, Window.of(kept));
        int ofOne = calls.get();
        for (int users = 2; users <= 10; users++) {
            GeneratingFunction all = new PowerGeneratingFunction(kept, users);
            DistributionFunction.of(all, Window.of(all));
        }
        assertTrue(calls.get() - ofOne < 20, () -> ofOne + " calls for one user, then " + calls);
    }
}
