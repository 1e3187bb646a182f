package io.tidemark.fit;

import static io.tidemark.fit.PatientFitter.CAREFUL_ACCEPTANCE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.fit.diagnostics.Verdict;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.Model;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatientFitterTest {

    private static final Model MODEL = Models.named("nb+gamma");
    private static final Observations OBSERVATIONS =
            Observations.of(List.of(LaboratoryCapture.metrics(LaboratoryCapture.id(31), "wire", 200, 31)));

    private final Fitter fitter = new Fitter(Runnable::run);

    @Test
    void leavesAloneWhatPasses() {
        SamplerSettings settings = new SamplerSettings(4, 500, 500, 1);
        FitResult fit = patiently(settings, Progress.NONE);
        assertTrue(fit.verdict().passed());
        assertEquals(List.of(), fit.findings());
        assertEquals(settings, fit.settings());
    }

    @Test
    void takesALongerWarmupWhereTheFirstWasTooShort() {
        SamplerSettings hasty = new SamplerSettings(4, 20, 500, 1);
        Verdict first = once(hasty).verdict();
        FitResult second = patiently(hasty, Progress.NONE);
        assertFalse(first.passed());
        assertTrue(second.verdict().passed(), () -> second.verdict().reasons().toString());
        assertEquals(
                List.of(FindingCode.LONGER_WARMUP.with(
                        Map.of("from", 20, "to", 40, "because", codes(first), "targetAcceptance", CAREFUL_ACCEPTANCE))),
                second.findings());
        assertEquals(40, second.settings().warmup());
    }

    @Test
    void takesSmallerStepsOnlyWhereTransitionsDiverged() {
        SamplerSettings brief = new SamplerSettings(2, 400, 30, 5);
        assertFalse(codes(once(brief).verdict()).contains(FindingCode.DIVERGENCES.code()));
        assertEquals(
                new SamplerSettings(2, 800, 30, 5),
                patiently(brief, Progress.NONE).settings());
    }

    @Test
    void drawsOfTheSecondAttemptFollowFromTheSeed() {
        FitResult fit = patiently(new SamplerSettings(2, 20, 30, 5), Progress.NONE);
        assertArrayEquals(
                once(new SamplerSettings(2, 40, 30, 5, CAREFUL_ACCEPTANCE)).draws(), fit.draws());
    }

    @Test
    void takesMoreIterationsForAsManyDrawsWhereTheSecondAlmostPasses() {
        SamplerSettings settings = new SamplerSettings(4, 200, 150, 2);
        SamplerSettings longer = new SamplerSettings(4, 400, 150, 2);
        assertFalse(once(settings).verdict().passed());
        assertFalse(once(longer).verdict().passed());
        FitResult third = patiently(settings, Progress.NONE);
        assertTrue(third.verdict().passed(), () -> third.verdict().reasons().toString());
        assertEquals(longer, third.settings());
        assertEquals(4L, third.findings().get(0).values().get("iterationsPerDraw"));
        double[][] ofAll = once(longer.timesDraws(4)).draws()[0];
        double[][] kept = third.draws()[0];
        assertEquals(150, kept.length);
        for (int draw = 0; draw < kept.length; draw++) {
            assertArrayEquals(ofAll[4 * draw], kept[draw]);
        }
    }

    @Test
    void saysWhatToDoWhereTheSecondDoesNotPassEither() {
        FitResult fit = patiently(new SamplerSettings(2, 20, 30, 5), Progress.NONE);
        List<Finding> reasons = fit.verdict().reasons();
        assertEquals(
                once(new SamplerSettings(2, 40, 30, 5, CAREFUL_ACCEPTANCE))
                        .verdict()
                        .reasons(),
                reasons.subList(0, reasons.size() - 1));
        assertEquals(
                FindingCode.STILL_NOT_CONVERGED, reasons.get(reasons.size() - 1).code());
    }

    @Test
    void progressEndsWithTheLastIterationThatWasAskedFor() {
        AtomicInteger furthest = new AtomicInteger();
        patiently(
                new SamplerSettings(2, 20, 30, 5),
                (chain, iteration, phase) -> furthest.accumulateAndGet(iteration, Math::max));
        assertEquals(50, furthest.get());
    }

    private static List<String> codes(Verdict verdict) {
        return verdict.reasons().stream()
                .map(reason -> reason.code().code())
                .distinct()
                .toList();
    }

    private FitResult once(SamplerSettings settings) {
        return fitter.fit(MODEL, OBSERVATIONS, settings, Progress.NONE, Cancellation.NEVER);
    }

    private FitResult patiently(SamplerSettings settings, Progress progress) {
        return new PatientFitter(fitter).fit(MODEL, OBSERVATIONS, settings, progress, Cancellation.NEVER);
    }
}
