package io.tidemark.fit.jobs;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.fit.Comparison;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.Fitter;
import io.tidemark.fit.ModelScore;
import io.tidemark.fit.PatientFitter;
import io.tidemark.fit.model.CapturesOfDifferentUsers;
import io.tidemark.fit.model.Model;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.model.TooFewConnections;
import io.tidemark.fit.model.UnknownModel;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.store.JobQueue.Claim;
import io.tidemark.fit.store.StoredFit;
import io.tidemark.fit.store.StoredFit.Score;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Takes a job from the queue and fits it. Used by all worker threads at once. */
@ApplicationScoped
class FitWorker {

    private static final Logger LOG = Logger.getLogger(FitWorker.class);

    private final Workbench workbench;
    private final PatientFitter fitter;
    private final Heart heart;
    private final FitCompletion completion;
    private final StoredResults results;
    private final Stages stages;
    private final FitConfig config;
    private final Clock clock;

    FitWorker(
            Workbench workbench,
            ChainThreads threads,
            Heart heart,
            FitCompletion completion,
            StoredResults results,
            Stages stages,
            FitConfig config,
            Clock clock) {
        this.workbench = workbench;
        this.fitter = new PatientFitter(new Fitter(threads));
        this.heart = heart;
        this.completion = completion;
        this.results = results;
        this.stages = stages;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Fits the next job of the queue.
     *
     * @param worker name that the job is held by meanwhile, of this process and thread alone
     * @return whether there was one
     */
    boolean fitNext(String worker) {
        Optional<Claim> claim = workbench.claim(worker);
        claim.ifPresent(taken -> workbench.start(taken).ifPresent(fit -> fit(taken, fit)));
        return claim.isPresent();
    }

    private void fit(Claim claim, StoredFit fit) {
        if (claim.attempts() > config.attempts()) {
            give(
                    completion.failed(
                            claim, fit, "gave up: its worker went away " + config.attempts() + " times", true),
                    "error");
            return;
        }
        RunningFit running = heart.begin(claim, fit.order().settings().chains());
        try {
            sample(claim, fit, running);
        } catch (CancellationException e) {
            LOG.infof("fit %s is left: this process stops, or another worker has it", fit.id());
            workbench.release(claim, fit);
        } catch (TooFewConnections | CapturesOfDifferentUsers | UnknownModel e) {
            give(completion.failed(claim, fit, e.getMessage(), false), "failed");
        } catch (RuntimeException e) {
            tryAgain(claim, fit, e);
        } finally {
            heart.end(running);
        }
    }

    /** An error may be an accident, such as a database that restarts: the fit has failed when every attempt ends in one. */
    private void tryAgain(Claim claim, StoredFit fit, RuntimeException error) {
        LOG.errorf(error, "fit %s ended in an error, attempt %d of %d", fit.id(), claim.attempts(), config.attempts());
        if (claim.attempts() < config.attempts()) workbench.putBack(claim, fit);
        else give(completion.failed(claim, fit, "an error inside the service: " + error, true), "error");
    }

    private void sample(Claim claim, StoredFit fit, RunningFit running) {
        if (fit.order().extent() == Extent.WHOLE)
            stages.took("queue", Duration.between(fit.createdAt(), clock.instant()));
        List<CaptureMetrics> captures = workbench.metrics(fit);
        Observations observations = observations(fit.order().extent(), captures);
        Model model = Models.named(fit.order().model());
        FitResult result = timed(
                "sample", () -> fitter.fit(model, observations, fit.order().settings(), running, running));
        Stream<String> caveats = captures.stream().flatMap(capture -> capture.caveats().stream());
        stages.drawn((long) result.settings().chains() * result.settings().draws());
        boolean counted = store(claim, fit, model, captures, result.withWarnings(caveats));
        give(counted, result.verdict().passed() ? "done" : "failed");
    }

    private boolean store(Claim claim, StoredFit fit, Model model, List<CaptureMetrics> captures, FitResult result) {
        if (fit.order().extent() == Extent.WHOLE)
            return timed("store", () -> completion.sampledWhole(claim, fit, result));
        Compared compared = timed("compare", () -> compare(fit, model, captures, result));
        return timed("store", () -> completion.sampledFirstHalf(claim, fit, result, compared));
    }

    /** How well the fit of the whole captures predicts, now that the first halves are fitted. */
    private Compared compare(StoredFit fit, Model model, List<CaptureMetrics> captures, FitResult firstHalf) {
        if (!firstHalf.verdict().passed())
            return Compared.without(
                    "The model is not scored: the diagnostics of the fit to the first half do not pass.");
        Optional<StoredFit> whole = workbench.fit(fit.order().ofWhole().fitId()).filter(StoredFit::sampled);
        if (whole.isEmpty()) return Compared.without("The model is not scored: it has no draws.");
        try {
            return Compared.with(score(whole.get(), model, captures, firstHalf));
        } catch (RuntimeException e) {
            LOG.errorf(e, "fit %s could not be scored", whole.get().id());
            return Compared.without("The model is not scored, because of an error inside the service: " + e + ".");
        }
    }

    private Score score(StoredFit whole, Model model, List<CaptureMetrics> captures, FitResult firstHalf) {
        Observations all = observations(Extent.WHOLE, captures);
        FitResult result = results.of(whole, model.posterior(all).parameters());
        ModelScore score = Comparison.score(model, all, result, observations(Extent.FIRST_HALF, captures), firstHalf);
        return new Score(score.elpd(), score.elpdSe(), Optional.of(score.shapes()), score.arrivalLogScore());
    }

    private static Observations observations(Extent extent, List<CaptureMetrics> captures) {
        return extent == Extent.WHOLE ? Observations.of(captures) : Observations.ofFirstHalves(captures);
    }

    private <T> T timed(String stage, Supplier<T> work) {
        return stages.time(stage, work);
    }

    private void give(boolean counted, String outcome) {
        if (counted) stages.fitEnded(outcome);
    }
}
