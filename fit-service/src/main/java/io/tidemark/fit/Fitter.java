package io.tidemark.fit;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.SamplerDiagnostics;
import io.tidemark.fit.diagnostics.SamplerReport;
import io.tidemark.fit.diagnostics.Summary;
import io.tidemark.fit.diagnostics.Verdict;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.Sampler;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.Model;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.model.Posterior;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Fits a model to observations: samples its posterior and says how far the draws can be trusted. */
public final class Fitter {

    private final Sampler sampler;

    /** A fitter whose chains run on the given executor, each as one task. */
    public Fitter(Executor executor) {
        this.sampler = new Sampler(executor);
    }

    /**
     * Fits a model. The same arguments give the same draws.
     *
     * @param model what to fit
     * @param observations what to fit it to
     * @param settings how to sample
     * @param progress is told of every iteration
     * @param cancellation asked before every evaluation of the density
     * @throws java.util.concurrent.CancellationException where cancellation was requested
     */
    public FitResult fit(
            Model model,
            Observations observations,
            SamplerSettings settings,
            Progress progress,
            Cancellation cancellation) {
        return fit(model, observations, settings, 1, progress, cancellation);
    }

    /**
     * Fits a model with more iterations than draws.
     *
     * @param times iterations of a chain of which one is kept
     * @see #fit(Model, Observations, SamplerSettings, Progress, Cancellation)
     */
    FitResult fit(
            Model model,
            Observations observations,
            SamplerSettings settings,
            int times,
            Progress progress,
            Cancellation cancellation) {
        long startNanos = System.nanoTime();
        Posterior posterior = model.posterior(observations);
        List<SampledChain> all = sampler.sample(posterior::target, settings.timesDraws(times), progress, cancellation);
        List<SampledChain> chains =
                all.stream().map(chain -> chain.everyOneOf(times)).toList();
        List<ParameterSummary> summaries = Summary.of(
                posterior.parameters().stream().map(each -> each.name()).toList(),
                chains.stream().map(SampledChain::draws).toArray(double[][][]::new));
        SamplerDiagnostics diagnostics = SamplerReport.of(all);
        return new FitResult(
                model.name(),
                posterior.parameters(),
                settings,
                chains,
                summaries,
                diagnostics,
                Verdict.of(summaries, diagnostics, (long) settings.chains() * settings.draws() * times),
                model.findings(observations),
                (System.nanoTime() - startNanos) * 1e-9,
                Optional.empty());
    }
}
