package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class StandingSessionsTest {

    private static final LagBlocks HISTORY = LagBlocks.over(86_400);

    /** New connections are so few that the standing sessions are all of the level. */
    @Test
    void standAloneWhereNothingBegins() {
        PredictiveLaw law = law(1e-9, 7).concurrentConnections(3);
        PoissonDistribution poisson = new PoissonDistribution(21);
        for (int n = 10; n < 35; n++) {
            assertEquals(
                    poisson.probability(n),
                    law.pmf().probabilities()[n - (int) law.pmf().from()],
                    1e-7);
        }
    }

    @Test
    void addTheirMeanAndVarianceToThoseOfConnectionsThatBegin() {
        ConcurrencyLaw with = law(0.5, 7);
        ConcurrencyLaw without = law(0.5, 0);
        assertEquals(without.mean(0, 5) + 35, with.mean(0, 5), 1e-9);
        assertEquals(Math.pow(without.sd(0, 5), 2) + 35, Math.pow(with.sd(0, 5), 2), 1e-6);
        double begin = 5 * 0.5 * durations().meanWithin(600);
        assertEquals(begin, without.mean(0, 5), 1e-3 * begin, "none is held for longer than 600 s");
    }

    @Test
    void standForConnectionsThatOutlastThem() {
        DurationLaw cut = posterior(0.5, 7).durations(0);
        assertEquals(durations().survival(599), cut.survival(599));
        assertEquals(0, cut.survival(600));
        assertEquals(cut.mean(), cut.meanWithin(1e6));
        assertEquals(durations().meanWithin(600), cut.mean());
    }

    /** Five standard errors: a right sampler with another seed would exceed them once in a million runs. */
    @Test
    void areDrawnAtRandomForAllClassesOfUsers() {
        MixedLaw mixed =
                MixedLaw.of(List.of(new MixedLaw.UserClass(law(0.5, 7), 3), new MixedLaw.UserClass(law(0.5, 2), 10)));
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(1);
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum += mixed.standing(0, random);
        }
        assertEquals(41, sum / 10_000, 5 * Math.sqrt(41 / 10_000.0));
    }

    @Test
    void takeNothingFromWhereThereAreNone() {
        Posterior posterior = Posterior.of(
                "nb+gamma",
                new DrawTable(
                        List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"), new double[][] {{1}, {1}, {1}, {0.01}}));
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(1);
        UniformRandomProvider untouched = RandomSource.L64_X128_MIX.create(1);
        assertEquals(0, posterior.standing().sample(0, 200, random));
        assertEquals(untouched.nextLong(), random.nextLong());
        assertEquals(0, posterior.standing().mean(0));
        DurationLaw durations = durations();
        assertSame(durations, posterior.standing().cut(durations));
        assertTrue(posterior.durations(0).survival(1_000) > 0);
    }

    private static ConcurrencyLaw law(double rate, double standing) {
        return ConcurrencyLaw.of(posterior(rate, standing), HISTORY);
    }

    private static Posterior posterior(double rate, double standing) {
        return Posterior.of(
                "nb+gamma",
                new DrawTable(
                        List.of("nb_alpha", "nb_beta", "standing[600]", "g_alpha", "g_beta"),
                        new double[][] {{rate}, {1}, {standing}, {1}, {0.01}}));
    }

    private static DurationLaw durations() {
        return new GammaDurations(1, 0.01);
    }
}
