package io.tidemark.fit.jobs;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.Reach;
import io.tidemark.contracts.SessionProfile;
import io.tidemark.fit.order.Basis;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.order.FitStatus;
import io.tidemark.fit.selection.ModelSet;
import io.tidemark.fit.selection.ModelSets;
import java.util.List;
import java.util.Set;

/**
 * Keeps metrics, and orders the quick model once those of a built-in session definition are complete.
 * Forgets a capture with all that came of it.
 */
public final class MetricsIntake {

    /** The definitions that are fitted unasked. */
    private static final Set<String> BUILT_IN = Set.copyOf(SessionProfile.definitions());

    private final Transactions transactions;
    private final Locks locks;
    private final Inbox inbox;
    private final Fits fits;
    private final Outbox outbox;
    private final FitIntake intake;
    private final ModelSet quick;

    MetricsIntake(
            Transactions transactions,
            Locks locks,
            Inbox inbox,
            Fits fits,
            Outbox outbox,
            FitIntake intake,
            ModelSets models) {
        this.transactions = transactions;
        this.locks = locks;
        this.inbox = inbox;
        this.fits = fits;
        this.outbox = outbox;
        this.intake = intake;
        this.quick = models.quick();
    }

    /**
     * Keeps a part of a capture's metrics, in whatever order parts come and however often.
     *
     * @return whether the part was new
     * @throws IllegalArgumentException where parts of the same metrics contradict each other
     */
    public boolean receive(CaptureMetrics part) {
        return transactions.within(() -> keep(part));
    }

    private boolean keep(CaptureMetrics part) {
        locks.hold(List.of(part.captureId()));
        boolean isNew = inbox.add(part);
        if (BUILT_IN.contains(part.definition())
                && inbox.metrics(part.captureId(), part.definition()).isPresent()) {
            Basis basis = new Basis(List.of(part.captureId()), part.definition());
            intake.acceptQuick(quick.orders(basis, FitOrder.USUAL_SETTINGS), Reach.ALL);
        }
        return isNew;
    }

    /** Drops a capture's metrics, fits and draws, and withdraws its posteriors. */
    public void forget(String captureId) {
        transactions.perform(() -> drop(captureId));
    }

    private void drop(String captureId) {
        locks.hold(List.of(captureId));
        fits.ofCapture(captureId).stream()
                .filter(fit -> fit.status() == FitStatus.DONE)
                .map(PosteriorMessages::withdrawal)
                .forEach(outbox::add);
        fits.forget(captureId);
        inbox.forget(captureId);
    }
}
