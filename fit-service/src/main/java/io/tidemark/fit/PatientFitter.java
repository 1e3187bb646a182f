package io.tidemark.fit;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.fit.diagnostics.Verdict;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.Model;
import io.tidemark.fit.model.Observations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits a model, and where the diagnostics do not pass, once more from the same seed with a warm-up of {@value
 * #LONGER_WARMUP} times the length, and with smaller steps where transitions diverged. Where the chains almost agree then, it takes {@value #MORE_ITERATIONS} times as
 * many iterations, of which it keeps as many draws as before. Says so in the result, and what to do where they do not pass then either.
 */
public final class PatientFitter {

    /** How much longer the warm-up of the second attempt is. */
    static final int LONGER_WARMUP = 2;

    /** Target acceptance of the second attempt where transitions diverged (Stan User's Guide, Problematic Posteriors). */
    static final double CAREFUL_ACCEPTANCE = 0.95;

    /** Iterations for each draw of the third attempt. */
    static final int MORE_ITERATIONS = 4;

    /** The largest R-hat, and the smallest effective sample size, of chains to which more iterations may bring what they lack. */
    private static final double ALMOST_RHAT = 1.05;

    private static final double ALMOST_ESS = Verdict.SMALLEST_ESS / MORE_ITERATIONS;

    private final Fitter fitter;

    /** A fitter that tries a second time, and a third. */
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
        SamplerSettings longer = longer(settings, first.verdict());
        Progress ofSecond = slowed(progress, settings, longer);
        FitResult second = fitter.fit(model, observations, longer, ofSecond, cancellation);
        double seconds = first.wallSeconds() + second.wallSeconds();
        if (second.verdict().passed() || !isAlmostThere(second.verdict()) || !canTakeMore(longer)) {
            return judged(second, longerWarmup(settings, longer, 1, first.verdict()), seconds);
        }
        Progress ofThird = slowed(progress, settings, longer.timesDraws(MORE_ITERATIONS));
        FitResult third = fitter.fit(model, observations, longer, MORE_ITERATIONS, ofThird, cancellation);
        Finding finding = longerWarmup(settings, longer, MORE_ITERATIONS, first.verdict());
        return judged(third, finding, seconds + third.wallSeconds());
    }

    private static FitResult judged(FitResult last, Finding why, double secondsOfAll) {
        List<Finding> findings = new ArrayList<>(last.findings());
        findings.add(why);
        return last.lastOfSeveral(advised(last.verdict()), findings, secondsOfAll);
    }

    private static boolean canTakeMore(SamplerSettings settings) {
        boolean keepsEnough = settings.chains() * settings.draws() >= Verdict.SMALLEST_ESS;
        return keepsEnough && MORE_ITERATIONS * settings.draws() <= SamplerSettings.MOST_ITERATIONS;
    }

    private static boolean isAlmostThere(Verdict verdict) {
        return verdict.reasons().stream().allMatch(reason -> switch (reason.code()) {
            case CHAINS_DISAGREE -> number(reason, "rhat") <= ALMOST_RHAT;
            case FEW_EFFECTIVE_DRAWS -> number(reason, "size") >= ALMOST_ESS;
            default -> false;
        });
    }

    private static double number(Finding finding, String name) {
        return ((Number) finding.values().get(name)).doubleValue();
    }

    private static Finding longerWarmup(SamplerSettings settings, SamplerSettings longer, int times, Verdict first) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("from", settings.warmup());
        values.put("to", longer.warmup());
        values.put("because", codes(first.reasons()));
        if (longer.targetAcceptance() > settings.targetAcceptance()) {
            values.put("targetAcceptance", longer.targetAcceptance());
        }
        if (times > 1) {
            values.put("iterationsPerDraw", times);
        }
        return FindingCode.LONGER_WARMUP.with(values);
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code().code())
                .distinct()
                .toList();
    }

    private static SamplerSettings longer(SamplerSettings settings, Verdict first) {
        int warmup = Math.min(SamplerSettings.MOST_ITERATIONS, LONGER_WARMUP * settings.warmup());
        double acceptance = diverged(first)
                ? Math.max(CAREFUL_ACCEPTANCE, settings.targetAcceptance())
                : settings.targetAcceptance();
        return new SamplerSettings(settings.chains(), warmup, settings.draws(), settings.seed(), acceptance);
    }

    private static boolean diverged(Verdict verdict) {
        return verdict.reasons().stream().anyMatch(reason -> reason.code() == FindingCode.DIVERGENCES);
    }

    /** Tells iterations of a longer attempt on the scale of the first, so that the last one is the last of all. */
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
        List<Finding> reasons = new ArrayList<>(verdict.reasons());
        reasons.add(FindingCode.STILL_NOT_CONVERGED.alone());
        return new Verdict(List.copyOf(reasons));
    }
}
