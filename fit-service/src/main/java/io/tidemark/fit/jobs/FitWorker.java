package io.tidemark.fit.jobs;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.Fitter;
import io.tidemark.fit.PatientFitter;
import io.tidemark.fit.checks.MeanLevel;
import io.tidemark.fit.jobs.JobQueue.Claim;
import io.tidemark.fit.model.CannotBeFitted;
import io.tidemark.fit.model.Model;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.selection.Scored;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Takes a job from the queue and fits it. Used by all worker threads at once. */
final class FitWorker {

    private static final Logger LOG = Logger.getLogger(FitWorker.class);

    /** Beside a long fit none begins whose captures have so many already, lest one capture has all the room. */
    private static final int MOST_OF_A_CAPTURE = 2;

    private final Workbench workbench;
    private final ChainThreads threads;
    private final Heart heart;
    private final FitCompletion completion;
    private final Scoring scoring;
    private final Populations populations = new Populations();
    private final Stages stages;
    private final FitConfig config;
    private final Clock clock;

    FitWorker(
            Workbench workbench,
            ChainThreads threads,
            Heart heart,
            FitCompletion completion,
            Scoring scoring,
            Stages stages,
            FitConfig config,
            Clock clock) {
        this.workbench = workbench;
        this.threads = threads;
        this.heart = heart;
        this.completion = completion;
        this.scoring = scoring;
        this.stages = stages;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Fits the next job of the queue.
     *
     * @param worker name that the job is held by meanwhile, of this process and thread alone
     * @param share its share of the cores
     * @return whether there was one
     */
    boolean fitNext(String worker, Share share) {
        Optional<Claim> claim =
                workbench.claim(worker, threads.cores().haveLongFits() ? MOST_OF_A_CAPTURE : Integer.MAX_VALUE);
        claim.ifPresent(taken -> workbench.start(taken).ifPresent(fit -> fit(taken, fit, share)));
        return claim.isPresent();
    }

    private void fit(Claim claim, StoredFit fit, Share share) {
        if (claim.attempts() > config.attempts()) {
            Finding lost = FindingCode.WORKER_LOST.with(Map.of("attempts", config.attempts()));
            give(completion.failed(claim, fit, lost, true), "error");
            return;
        }
        RunningFit running = heart.begin(claim, share, fit.order().settings().chains());
        try {
            sample(claim, fit, running, share);
        } catch (CancellationException e) {
            if (running.isOverdue()) {
                give(completion.failed(claim, fit, overdue(), true), "failed");
                return;
            }
            LOG.infof("fit %s is left: this process stops, or another worker has it", fit.id());
            workbench.release(claim, fit);
        } catch (CannotBeFitted e) {
            give(completion.failed(claim, fit, e.finding(), false), "failed");
        } catch (RuntimeException e) {
            tryAgain(claim, fit, e);
        } finally {
            heart.end(running);
        }
    }

    /** How long a fit takes follows from the machine and the setting as well, so asking again may help; nobody does so unasked. */
    private Finding overdue() {
        return FindingCode.DEADLINE_PASSED.with(
                Map.of("seconds", config.deadline().toMillis() / 1_000.0));
    }

    /** An error may be an accident, such as a database that restarts: the fit has failed when every attempt ends in one. */
    private void tryAgain(Claim claim, StoredFit fit, RuntimeException error) {
        LOG.errorf(error, "fit %s ended in an error, attempt %d of %d", fit.id(), claim.attempts(), config.attempts());
        if (claim.attempts() < config.attempts()) workbench.putBack(claim, fit);
        else give(completion.failed(claim, fit, internal(error), true), "error");
    }

    private static Finding internal(RuntimeException error) {
        return FindingCode.INTERNAL_ERROR.with(Map.of("error", error.toString()));
    }

    private void sample(Claim claim, StoredFit fit, RunningFit running, Share share) {
        if (fit.order().extent() == Extent.WHOLE)
            stages.took("queue", Duration.between(fit.createdAt(), clock.instant()));
        List<CaptureMetrics> captures = workbench.metrics(fit);
        Observations observations = Scoring.observations(fit.order().extent(), captures);
        Model model = Models.named(fit.order().model());
        FitResult result = timed(
                "sample",
                () -> new PatientFitter(new Fitter(threads.of(share)))
                        .fit(model, observations, fit.order().settings(), running, running));
        FitResult whole = fit.order().extent() == Extent.WHOLE
                        && result.verdict().passed()
                ? timed("people", () -> populations.beside(result, fit.order(), captures, threads.of(share), running))
                : result;
        Stream<Finding> ofCaptures = captures.stream()
                .flatMap(capture -> capture.findings().stream())
                .map(FindingDocument::finding);
        stages.drawn((long) result.settings().chains() * result.settings().draws());
        boolean counted = store(
                claim,
                fit,
                whole.with(ofCaptures),
                () -> MeanLevel.of(model.posterior(observations), observations, resolution(captures), result.thinned()),
                () -> threads.cores().work(share, () -> scoring.score(fit, model, captures, result, running)));
        give(counted, result.verdict().passed() ? "done" : "failed");
    }

    /** What the coarsest clock can tell apart, in seconds. */
    private static double resolution(List<CaptureMetrics> captures) {
        return captures.stream()
                        .mapToLong(CaptureMetrics::clockResolutionNanos)
                        .max()
                        .orElseThrow()
                * 1e-9;
    }

    private boolean store(
            Claim claim, StoredFit fit, FitResult result, Supplier<MeanLevel> level, Supplier<Scored> score) {
        if (fit.order().extent() == Extent.WHOLE)
            return timed("store", () -> completion.sampledWhole(claim, fit, result, level.get()));
        Scored scored = timed("compare", score);
        return timed("store", () -> completion.sampledFirstHalf(claim, fit, result, scored));
    }

    private <T> T timed(String stage, Supplier<T> work) {
        return stages.time(stage, work);
    }

    private void give(boolean counted, String outcome) {
        if (counted) stages.fitEnded(outcome);
    }
}
