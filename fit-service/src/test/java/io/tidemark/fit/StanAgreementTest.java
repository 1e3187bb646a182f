package io.tidemark.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.contracts.ParameterSummary;
import io.tidemark.fit.diagnostics.Summary;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Densities;
import io.tidemark.fit.mcmc.LogDensity;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.Sampler;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.mcmc.Target;
import io.tidemark.fit.model.Models;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Posteriors on the reference data against Stan's, 12,000 draws each: of {@code article}, and of a lognormal distribution of
 * each protocol's durations, whose density is written here. Mean, standard deviation and three quantiles of eight
 * parameters are held to 5 Monte Carlo standard errors of the difference: with a right sampler and another seed one of the
 * 40 would fail once in some 45,000 runs. Seeds are fixed. Effective sample sizes are held to a third of Stan's.
 */
class StanAgreementTest {

    private static final double STANDARD_ERRORS = 5;
    private static final SamplerSettings SETTINGS = new SamplerSettings(4, 1000, 3000, 11);

    @Test
    void articlePosteriorAgreesWithStan() {
        FitResult fit = new Fitter(Runnable::run)
                .fit(Models.named("article"), Reference.observations(), SETTINGS, Progress.NONE, Cancellation.NEVER);
        assertEquals(List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"), fit.parameterNames());
        assertTrue(fit.verdict().passed(), () -> fit.verdict().reasons().toString());
        assertAgree(fit.summaries(), "nb-gamma");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "udp"})
    void lognormalPosteriorAgreesWithStan(String protocol) {
        double[] logSeconds = Arrays.stream(Reference.numbers("workstation-13min.durations-" + protocol + ".txt"))
                .map(Math::log)
                .toArray();
        Target target =
                Densities.target(lognormal(logSeconds), position -> new double[] {position[0], Math.exp(position[1])});
        List<SampledChain> chains =
                new Sampler(Runnable::run).sample(target, SETTINGS, Progress.NONE, Cancellation.NEVER);
        assertAgree(
                Summary.of(
                        List.of("mu[1]", "sigma[1]"),
                        chains.stream().map(SampledChain::draws).toArray(double[][][]::new)),
                "lognormal-mix1-" + protocol);
    }

    /** mu and log sigma, with mu ~ Normal(0, 5) and sigma ~ LogNormal(0, 0.75). */
    private static LogDensity lognormal(double[] logSeconds) {
        double count = logSeconds.length;
        double sum = Arrays.stream(logSeconds).sum();
        double squares = Arrays.stream(logSeconds).map(y -> y * y).sum();
        return Densities.of(2, (position, gradient) -> {
            double mu = position[0];
            double u = position[1];
            double precision = Math.exp(-2 * u);
            double deviations = squares - 2 * mu * sum + count * mu * mu;
            gradient[0] = precision * (sum - count * mu) - mu / 25;
            gradient[1] = -count + precision * deviations - u / 0.5625;
            return -count * u - precision * deviations / 2 - mu * mu / 50 - u * u / 1.125;
        });
    }

    private static void assertAgree(List<ParameterSummary> summaries, String reference) {
        Map<String, JsonNode> stan = Reference.posterior(reference);
        for (ParameterSummary ours : summaries) {
            assertAgrees(ours, stan.get(ours.name()));
        }
    }

    /** Standard errors of the standard deviation and of quantiles are those of a normal distribution. */
    private static void assertAgrees(ParameterSummary ours, JsonNode stan) {
        double bulk = harmonicSum(ours.essBulk(), stan.get("ess_bulk").asDouble());
        double tail = harmonicSum(ours.essTail(), stan.get("ess_tail").asDouble());
        double sd = stan.get("sd").asDouble();
        assertEquals(1, ours.essBulk() / stan.get("ess_bulk").asDouble(), 0.33, ours.name() + " ESS");
        assertClose(
                ours.name() + " mean",
                stan.get("mean").asDouble(),
                ours.mean(),
                Math.hypot(ours.mcseMean(), stan.get("mcse_mean").asDouble()));
        assertClose(ours.name() + " sd", sd, ours.sd(), sd / Math.sqrt(2 * Math.min(bulk, tail)));
        assertClose(ours.name() + " median", stan.get("50%").asDouble(), ours.q50(), 1.2533 * sd / Math.sqrt(bulk));
        assertClose(ours.name() + " 5 %", stan.get("5%").asDouble(), ours.q5(), 2.1132 * sd / Math.sqrt(tail));
        assertClose(ours.name() + " 95 %", stan.get("95%").asDouble(), ours.q95(), 2.1132 * sd / Math.sqrt(tail));
    }

    /** Effective sample size that a difference of two estimates has the standard error of. */
    private static double harmonicSum(double one, double other) {
        return 1 / (1 / one + 1 / other);
    }

    private static void assertClose(String what, double expected, double actual, double standardError) {
        assertEquals(expected, actual, STANDARD_ERRORS * standardError, what);
    }
}
