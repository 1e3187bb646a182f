package io.tidemark.fit.jobs;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.checks.MeanLevel;
import io.tidemark.fit.jobs.JobQueue.Claim;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.order.FitStatus;
import io.tidemark.fit.selection.Defaults;
import io.tidemark.fit.selection.Scored;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Ends a fit in one transaction: draws, sampler statistics, summary, diagnostics, the messages to publish and the choice of
 * the default appear together or not at all. What a worker brings counts only where it holds the job still.
 */
public final class FitCompletion {

    private final Transactions transactions;
    private final Locks locks;
    private final JobQueue queue;
    private final Fits fits;
    private final Draws draws;
    private final PeopleOfFits people;
    private final Outbox outbox;
    private final FitIntake intake;
    private final PosteriorMessages messages;
    private final Defaults defaults;

    FitCompletion(
            Transactions transactions,
            Locks locks,
            JobQueue queue,
            Fits fits,
            Draws draws,
            PeopleOfFits people,
            Outbox outbox,
            FitIntake intake,
            PosteriorMessages messages,
            Defaults defaults) {
        this.transactions = transactions;
        this.locks = locks;
        this.queue = queue;
        this.fits = fits;
        this.draws = draws;
        this.people = people;
        this.outbox = outbox;
        this.intake = intake;
        this.messages = messages;
        this.defaults = defaults;
    }

    /**
     * Ends a fit of whole captures that was sampled, and queues that of their first halves where it is compared with others.
     *
     * @param level the captures' mean level beside the predicted one
     * @return whether it counted
     */
    boolean sampledWhole(Claim claim, StoredFit fit, FitResult result, MeanLevel level) {
        return end(claim, fit, () -> {
            write(fit, result);
            fits.level(fit.id(), level);
            if (result.verdict().passed()) messages.of(fit, result).forEach(outbox::add);
            fits.find(fit.id()).filter(StoredFit::compared).ifPresent(intake::acceptFirstHalf);
        });
    }

    /**
     * Ends a fit of first halves that was sampled.
     *
     * @param scored how well the fit of the whole captures predicts, as far as that is known now
     * @return whether it counted
     */
    boolean sampledFirstHalf(Claim claim, StoredFit fit, FitResult result, Scored scored) {
        return end(claim, fit, () -> {
            write(fit, result);
            String whole = fit.order().ofWhole().fitId();
            scored.score().ifPresent(score -> fits.scored(whole, score));
            scored.finding().ifPresent(finding -> fits.add(whole, finding));
        });
    }

    /**
     * Ends a fit that could not be sampled. Where it is that of first halves, the model of the whole stays without a score.
     *
     * @param retriable whether by an accident, so that asking again may help
     * @return whether it counted
     */
    boolean failed(Claim claim, StoredFit fit, Finding reason, boolean retriable) {
        return end(claim, fit, () -> fail(fit, reason, retriable));
    }

    /**
     * Ends a fit that waits or is worked on, because somebody asked for that. Asked for again, it is tried again.
     *
     * @return whether it was waiting or worked on still
     */
    public boolean cancelled(StoredFit fit) {
        return end(fit, () -> queue.cancel(fit.id()), () -> fail(fit, FindingCode.FIT_CANCELLED.alone(), true));
    }

    /** Drops a fit that has ended, with its draws, and withdraws its posterior where none of the same model key is newer. */
    public void withdrawn(StoredFit fit) {
        transactions.perform(() -> {
            locks.hold(fit.order().captures());
            fits.find(fit.id()).ifPresent(this::withdraw);
        });
    }

    private void withdraw(StoredFit fit) {
        if (isCurrent(fit)) outbox.add(PosteriorMessages.withdrawal(fit));
        fits.remove(fit.id());
        defaults.choose(fit.order().basis());
    }

    private boolean isCurrent(StoredFit fit) {
        return fits.ofCapture(fit.order().captures().get(0)).stream()
                .filter(each -> each.status() == FitStatus.DONE)
                .filter(each -> each.order().modelKey().equals(fit.order().modelKey()))
                .findFirst()
                .filter(newest -> newest.id().equals(fit.id()))
                .isPresent();
    }

    private void fail(StoredFit fit, Finding reason, boolean retriable) {
        fits.failed(fit.id(), reason, retriable);
        if (fit.order().extent() == Extent.FIRST_HALF)
            fits.add(fit.order().ofWhole().fitId(), notScored(reason));
    }

    private boolean end(Claim claim, StoredFit fit, Runnable write) {
        return end(fit, () -> queue.remove(claim), write);
    }

    /** Writes what came of a fit and chooses the default anew, where its job could be taken out of the queue. */
    private boolean end(StoredFit fit, BooleanSupplier takenOut, Runnable write) {
        return transactions.within(() -> {
            locks.hold(fit.order().captures());
            if (!takenOut.getAsBoolean()) return false;
            write.run();
            defaults.choose(fit.order().basis());
            return true;
        });
    }

    /** The model of the whole, whose first half failed for a reason; of an error its message is kept as well. */
    private static Finding notScored(Finding reason) {
        Map<String, Object> values = new HashMap<>(
                Map.of("because", "first-half-failed", "reason", reason.code().code()));
        if (reason.code() == FindingCode.INTERNAL_ERROR) values.putAll(reason.values());
        return FindingCode.NOT_SCORED.with(values);
    }

    private void write(StoredFit fit, FitResult result) {
        int thinning = fit.order().thinning();
        draws.add(
                fit.id(),
                result.chains().stream()
                        .map(chain -> chain.middleOneOf(thinning))
                        .toList());
        fits.sampled(fit.id(), result);
        result.people().ifPresent(captured -> people.add(fit.id(), captured));
    }
}
