package io.tidemark.fit.jobs;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.LogLikelihood;
import io.tidemark.fit.checks.PredictiveChecks;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.model.Posterior;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.people.TideOfDay;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What fits were fitted to, read again. */
public final class FittedData {

    private final Workbench workbench;
    private final StoredResults results;

    FittedData(Workbench workbench, StoredResults results) {
        this.workbench = workbench;
        this.results = results;
    }

    /** Log likelihoods of what a fit was fitted to. */
    public List<LogLikelihood.Variable> logLikelihood(StoredFit fit) {
        Observations observations = observations(fit);
        return LogLikelihood.of(Models.named(fit.order().model()).posterior(observations), observations);
    }

    /** Data that a fit predicts beside those it was fitted to, with the fit's own seed. */
    public PredictiveChecks checks(StoredFit fit) {
        Observations observations = observations(fit);
        Posterior posterior = Models.named(fit.order().model()).posterior(observations);
        long resolutionNanos = workbench.metrics(fit).stream()
                .mapToLong(CaptureMetrics::clockResolutionNanos)
                .max()
                .orElseThrow();
        double[][] draws = Arrays.stream(results.of(fit, posterior.parameters()).draws())
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
        return PredictiveChecks.of(
                posterior,
                observations,
                resolutionNanos * 1e-9,
                draws,
                fit.order().settings().seed());
    }

    /** What a fit was fitted to, in the order of its captures. */
    public List<CaptureMetrics> captures(StoredFit fit) {
        return workbench.metrics(fit);
    }

    /**
     * The tide of a fit, where it has one.
     *
     * @param captures what it was fitted to
     */
    public Optional<TideOfDay> tide(StoredFit fit, List<CaptureMetrics> captures) {
        if (!fit.parameterNames().contains(PopulationParameters.tide(0))) {
            return Optional.empty();
        }
        FitResult result = results.of(fit, List.of());
        double[][] draws = Arrays.stream(result.draws()).flatMap(Arrays::stream).toArray(double[][]::new);
        return Optional.of(TideOfDay.of(result.summaries(), draws, captures));
    }

    private Observations observations(StoredFit fit) {
        return fit.order().extent() == Extent.WHOLE
                ? Observations.of(workbench.metrics(fit))
                : Observations.ofFirstHalves(workbench.metrics(fit));
    }
}
