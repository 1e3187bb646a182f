package io.tidemark.fit;

import io.tidemark.fit.diagnostics.Verdict;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.Model;
import io.tidemark.fit.model.Observations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fits a model, and where the diagnostics do not pass, once more from the same seed with a warm-up of {@value
 * #LONGER_WARMUP} times the length. Says so in the result, and what to do where they do not pass then either.
 */
public final class PatientFitter {

    /** How much longer the warm-up of the second attempt is. */
    static final int LONGER_WARMUP = 2;

    private final Fitter fitter;

    /** A fitter that tries a second time. */
    public PatientFitter(Fitter fitter) {
        this.fitter = fitter;
    }

    /** Fits a model as {@link Fitter#fit} does. The same arguments give the same draws. */
    public FitResult fit(
            Model model,
            Observations observations,
            SamplerSettings settings,
            Progress progress,
            Cancellation cancellation) {
        FitResult first = fitter.fit(model, observations, settings, progress, cancellation);
        if (first.verdict().passed()) {
            return first;
        }
        SamplerSettings longer = longer(settings);
        FitResult second = fitter.fit(model, observations, longer, slowed(progress, settings, longer), cancellation);
        List<String> warnings = new ArrayList<>(second.warnings());
        warnings.add(String.format(
                Locale.ROOT,
                "The warm-up was lengthened from %,d to %,d iterations, for the diagnostics did not pass: %s.",
                settings.warmup(),
                longer.warmup(),
                first.verdict().reasons().get(0)));
        return second.secondOfTwo(advised(second.verdict()), warnings, first.wallSeconds() + second.wallSeconds());
    }

    private static SamplerSettings longer(SamplerSettings settings) {
        int warmup = Math.min(SamplerSettings.MOST_ITERATIONS, LONGER_WARMUP * settings.warmup());
        return new SamplerSettings(settings.chains(), warmup, settings.draws(), settings.seed());
    }

    /** Tells iterations of the longer attempt on the scale of the first, so that the last one is the last of both. */
    private static Progress slowed(Progress progress, SamplerSettings first, SamplerSettings longer) {
        long iterations = first.warmup() + first.draws();
        long longerIterations = longer.warmup() + longer.draws();
        return (chain, iteration, phase) ->
                progress.iterationEnded(chain, (int) (iteration * iterations / longerIterations), phase);
    }

    private static Verdict advised(Verdict verdict) {
        if (verdict.passed()) {
            return verdict;
        }
        List<String> reasons = new ArrayList<>(verdict.reasons());
        reasons.add("it did not pass with a longer warm-up either: take a model of fewer parts, log-histogram for"
                + " durations or nb for arrivals, or captures of more connections");
        return new Verdict(List.copyOf(reasons));
    }
}
