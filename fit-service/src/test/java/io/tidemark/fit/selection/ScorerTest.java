package io.tidemark.fit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.Fitter;
import io.tidemark.fit.Reference;
import io.tidemark.fit.diagnostics.LeaveOneOut;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.Model;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class ScorerTest {

    private static final SamplerSettings SETTINGS = new SamplerSettings(4, 300, 100, 5);

    @Test
    void separateDurationsPredictTheReferenceBetterThanPooledOnes() {
        Score article = score("article");
        Score apart = score("nb+gamma");
        assertTrue(apart.elpd() > article.elpd() + 50, article + " " + apart);
        assertEquals(article.arrivalLogScore(), apart.arrivalLogScore(), 1, "the same arrivals");
        assertTrue(article.elpdSe() > 0 && apart.elpdSe() > 0);
        assertTrue(apart.shapes().orElseThrow().largest() < 0.7, apart.toString());
        assertEquals(0, apart.shapes().orElseThrow().untrusted());
    }

    @Test
    void binsLoseNextToNothingAgainstExactDurations() {
        Observations observations = Reference.observations();
        Model model = Models.named("nb+gamma");
        double[] draw = {0.3, 0.14, 0.5, 0.33, 0.02, 0.2, 0.03};
        LeaveOneOut binned = Scorer.leaveDurationsOut(
                model.posterior(observations),
                observations,
                new double[][] {draw, draw, draw, draw, draw, draw, draw},
                Cancellation.NEVER);
        double exact = 0;
        for (double seconds : Reference.numbers("workstation-13min.durations-tcp.txt")) {
            exact += logGammaDensity(seconds, 0.33, 0.02);
        }
        for (double seconds : Reference.numbers("workstation-13min.durations-udp.txt")) {
            exact += logGammaDensity(seconds, 0.2, 0.03);
        }
        assertEquals(exact, binned.elpd(), 0.05);
    }

    @Test
    void arrivalScoreOfOneDrawIsTheLogProbabilityOfTheSecondHalf() {
        Observations whole = observations(new int[] {9, 8, 5, 0, 2, 30});
        Observations firstHalf = observations(new int[] {9, 8, 5});
        double[] draw = {1.5, 0.5, 0.3, 0.01};
        double expected = 0;
        for (int count : new int[] {0, 2, 30}) {
            double shape = 2 * 1.5;
            expected += Gamma.logGamma(count + shape) - Gamma.logGamma(shape) - Gamma.logGamma(count + 1);
            expected += shape * Math.log(0.5 / 1.5) - count * Math.log(1.5);
        }
        double score = Scorer.scoreArrivals(
                Models.named("article").posterior(firstHalf),
                whole,
                firstHalf,
                new double[][] {draw, draw},
                Cancellation.NEVER);
        assertEquals(expected, score, 1e-10);
    }

    private static Score score(String name) {
        Model model = Models.named(name);
        Observations observations = Reference.observations();
        Observations firstHalf = Observations.of(
                observations.series().stream().map(series -> series.first(386)).toList(),
                List.of(observations.durations()));
        Fitter fitter = new Fitter(Runnable::run);
        return Scorer.score(
                model,
                observations,
                fitter.fit(model, observations, SETTINGS, Progress.NONE, Cancellation.NEVER),
                firstHalf,
                fitter.fit(model, firstHalf, SETTINGS, Progress.NONE, Cancellation.NEVER),
                Cancellation.NEVER);
    }

    private static double logGammaDensity(double seconds, double shape, double rate) {
        return shape * Math.log(rate) - Gamma.logGamma(shape) + (shape - 1) * Math.log(seconds) - rate * seconds;
    }

    /** Counts of TCP of a capture of two users, with durations enough to be fitted. */
    private static Observations observations(int[] counts) {
        double[] durations = new double[25];
        Arrays.fill(durations, 1.0);
        return Observations.of(
                List.of(new CountSeries(2, new PerProtocol<>(counts, new int[counts.length]))),
                List.of(new PerProtocol<>(Reference.statistics(durations), Reference.statistics(new double[0]))));
    }
}
