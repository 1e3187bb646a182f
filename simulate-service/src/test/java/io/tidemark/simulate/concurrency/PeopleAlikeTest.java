package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of a population beside a model's draws change nothing unless people are said to differ. */
class PeopleAlikeTest {

    private static final LagBlocks BLOCKS = LagBlocks.over(3_600);
    private static final PeopleDraws PEOPLE = new PeopleDraws(2, 0.5, 1_200, 1.3, 0.7);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nb+gamma",
                "nb+lognormal-grid",
                "hmm-nb2+lognormal-mix2",
                "nb+log-histogram",
                "hmm-tied+log-histogram"
            })
    void theLawIsTheSameToTheBit(String model) {
        PriorDraws priors = new PriorDraws(18L);
        DrawTable draws = PriorDraws.table(
                IntStream.range(0, 3).mapToObj(i -> priors.draw(model)).toList());
        Posterior without = Posterior.of(model, draws);
        Posterior beside = Posterior.of(model, PEOPLE.beside(draws));
        assertSameLaw(without, beside);
        assertTrue(beside.population().isEmpty());
        // nothing is known of people
        assertSameLaw(without, without.ofPeopleWhoDiffer());
    }

    private static void assertSameLaw(Posterior one, Posterior other) {
        ConcurrencyLaw expected = ConcurrencyLaw.of(one, BLOCKS);
        ConcurrencyLaw actual = ConcurrencyLaw.of(other, BLOCKS);
        for (int users : new int[] {1, 50}) {
            assertEquals(expected.mean(1, users), actual.mean(1, users));
            assertEquals(expected.sd(1, users), actual.sd(1, users));
            assertSame(expected.concurrentConnections(users), actual.concurrentConnections(users));
            assertSame(expected.newConnectionsPerSecond(users), actual.newConnectionsPerSecond(users));
        }
        assertEquals(expected.arrivals(1, 7).mean(), expected.arrivalsHeld(1, 7).mean());
    }

    private static void assertSame(PredictiveLaw expected, PredictiveLaw actual) {
        assertEquals(expected.mean(), actual.mean());
        assertEquals(expected.sd(), actual.sd());
        assertEquals(expected.quantiles(), actual.quantiles());
        assertEquals(expected.below(), actual.below());
        assertArrayEquals(expected.pmf().probabilities(), actual.pmf().probabilities());
    }

    /** Who holds 0.7 times as many as those captured holds 0.7 times as many throughout too. */
    @Test
    void standingSessionsGoByWhatIsHeld() {
        DrawTable draws = new DrawTable(
                List.of("nb_alpha", "nb_beta", "standing[600]", "g_alpha", "g_beta"),
                new double[][] {{1}, {1}, {20}, {1}, {0.01}});
        Posterior alike = Posterior.of("nb+gamma", PEOPLE.beside(draws));
        Posterior differing = alike.ofPeopleWhoDiffer();
        assertEquals(20, alike.standing().mean(0));
        assertEquals(14, differing.standing().mean(0), 1e-12);
        assertEquals(
                0.7 * ConcurrencyLaw.of(alike, BLOCKS).mean(0, 9),
                ConcurrencyLaw.of(differing, BLOCKS).mean(0, 9),
                1e-9);
    }

    /** What begins goes by one ratio, what is held by the other. */
    @Test
    void peopleWhoDifferHaveTheRatiosOfTheirPopulation() {
        Posterior alike = PEOPLE.posteriorOfAlike(0.3, 0.1, 0.5, 0.05);
        Posterior differing = PEOPLE.posterior(0.3, 0.1, 0.5, 0.05);
        assertEquals(1.3 * alike.arrivals(0).mean(), differing.arrivals(0).mean(), 1e-12);
        assertEquals(0.7 * alike.arrivals(0).mean(), differing.arrivalsHeld(0).mean(), 1e-12);
        ConcurrencyLaw of = ConcurrencyLaw.of(differing, BLOCKS);
        ConcurrencyLaw ofAlike = ConcurrencyLaw.of(alike, BLOCKS);
        assertEquals(0.7 * ofAlike.mean(0, 9), of.mean(0, 9), 1e-9);
        assertNotEquals(
                ofAlike.concurrentConnections(9).quantiles(),
                of.concurrentConnections(9).quantiles());
        assertEquals(1.3 * 3 * 9, of.newConnectionsPerSecond(9).mean(), 1e-9);
    }
}
