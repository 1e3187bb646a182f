package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the priors can produce has a law: no probability is negative or not a number, for one user or a million. */
class PriorDrawsTest {

    private static final int DRAWS = 25;

    private final PriorDraws priors = new PriorDraws(99L);

    @ParameterizedTest
    @CsvSource({
        "nb+gamma, 1",
        "nb+lognormal-mix3, 1",
        "nb+lognormal-grid, 1",
        "hmm-nb2+gamma, 1",
        "hmm-nb2+lognormal-mix3, 1",
        "hmm-nb2+lognormal-mix2, 25",
        "hmm-nb2+lognormal-grid, 7",
        "nb+log-histogram, 1",
        "hmm-tied+log-histogram, 3"
    })
    void everyDrawOfThePriorsHasALaw(String model, int usersOfCapture) {
        LagBlocks blocks = LagBlocks.over(LagBlocks.DEFAULT_HISTORY_SECONDS);
        for (int draw = 0; draw < DRAWS; draw++) {
            Map<String, Double> parameters = priors.draw(model);
            DrawTable table = PriorDraws.table(List.of(parameters));
            ConcurrencyLaw law = ConcurrencyLaw.of(Posterior.of(model, table, List.of(usersOfCapture)), blocks);
            for (int users : new int[] {1, 10, 1_000, 1_000_000}) {
                String what = users + " users under " + parameters;
                assertIsALaw(law.concurrentConnections(users), what);
                assertIsALaw(law.newConnectionsPerSecond(users), what);
            }
        }
    }

    private static void assertIsALaw(PredictiveLaw law, String what) {
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < law.pmf().probabilities().length; i++) {
            double probability = law.pmf().probabilities()[i];
            assertTrue(probability >= 0 && probability <= 1, what);
            sum += probability;
            mean += probability * (law.pmf().from() + (i + 0.5) * law.pmf().step() - 0.5);
        }
        assertTrue(law.mean() >= 0 && Double.isFinite(law.sd()), what);
        double tolerance = 1e-6 * law.mean() + law.pmf().step();
        assertTrue(sum <= 1 + 1e-9 && mean <= law.mean() + tolerance, what);
        assertTrue(law.below() <= 0.01 + 1e-9 && law.below() + sum >= 0.99 - 1e-9, what);
        if (sum > 1 - 1e-9) {
            assertEquals(law.mean(), mean, tolerance, what);
        }
        long before = 0;
        for (PredictiveLaw.Quantile quantile : law.quantiles()) {
            assertTrue(quantile.value() >= before, what);
            before = quantile.value();
        }
    }
}
