package io.tidemark.fit.api;

import io.tidemark.contracts.Reach;
import io.tidemark.fit.jobs.Fits;
import io.tidemark.fit.jobs.JobQueue;
import io.tidemark.fit.jobs.StoredFit;
import io.tidemark.fit.order.Basis;
import io.tidemark.fit.order.FitStatus;
import io.tidemark.fit.selection.Competition;
import io.tidemark.fit.selection.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Reads fits for answers, each answer in a transaction of its own. Fits that the one who asks does not see are as if they were not there. */
@ApplicationScoped
class FitReading {

    private final Fits fits;
    private final JobQueue queue;

    FitReading(Fits fits, JobQueue queue) {
        this.fits = fits;
        this.queue = queue;
    }

    @Transactional
    StoredFit fit(String fitId, Reach reach) {
        return find(fitId, reach);
    }

    /** A fit that has draws, or a problem. */
    @Transactional
    StoredFit sampled(String fitId, Reach reach) {
        StoredFit fit = find(fitId, reach);
        if (!fit.sampled())
            throw ProblemException.conflict(
                    "fit " + fitId + " is " + fit.status().word() + " and has no draws");
        return fit;
    }

    @Transactional
    FitDocument document(String fitId, Reach reach) {
        fits.asOfOneMoment();
        StoredFit fit = find(fitId, reach);
        return FitDocument.of(fit, fits.competition(fit.order().basis()), progress(fit));
    }

    /** The default of a basis, or what is going on until it is final; a problem where there is none and none is to come. */
    @Transactional
    BestDocument best(Basis basis, Reach reach) {
        fits.asOfOneMoment();
        if (!fits.teams(basis).stream().allMatch(reach::includes)) throw noneOf(basis);
        Competition competition = fits.competition(basis);
        Decision decision = Decision.of(competition);
        if (decision instanceof Decision.Final decided)
            return FitDocument.of(find(decided.fit().id(), reach), competition, Optional.empty());
        if (decision instanceof Decision.Pending pending)
            return ComparingDocument.of(pending, !fits.isAnyCompared(basis));
        if (decision instanceof Decision.NoneTrusted none && fits.isAnyCompared(basis))
            throw ProblemException.noneTrusted(none.refusals());
        throw noneOf(basis);
    }

    private static ProblemException noneOf(Basis basis) {
        return ProblemException.notFound("there is no fit of " + String.join(", ", basis.captures())
                + " under the definition " + basis.definition() + ": ask for fits with POST /api/fits");
    }

    @Transactional
    List<StoredFit> ofCapture(String captureId, Reach reach) {
        return fits.ofCapture(captureId).stream()
                .filter(fit -> reach.includes(fit.team()))
                .toList();
    }

    @Transactional
    FitMoment moment(String fitId, Reach reach) {
        StoredFit fit = find(fitId, reach);
        return new FitMoment(fit.id(), fit.status(), progress(fit).orElse(List.of()));
    }

    private StoredFit find(String fitId, Reach reach) {
        return fits.find(fitId)
                .filter(fit -> reach.includes(fit.team()))
                .orElseThrow(() -> ProblemException.notFound("there is no fit " + fitId));
    }

    private Optional<List<ChainProgress>> progress(StoredFit fit) {
        if (fit.status() != FitStatus.RUNNING) return Optional.empty();
        return queue.iterations(fit.id())
                .map(iterations -> ChainProgress.of(iterations, fit.order().settings()));
    }

    /**
     * A fit at one moment.
     *
     * @param id id of the fit
     * @param status how far it has come
     * @param chains how far each chain has come; empty unless it runs
     */
    record FitMoment(String id, FitStatus status, List<ChainProgress> chains) {}
}
