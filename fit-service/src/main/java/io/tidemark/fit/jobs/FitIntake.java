package io.tidemark.fit.jobs;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.PosteriorSummary.FittedCapture;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.order.FitStatus;
import io.tidemark.fit.selection.Defaults;
import java.util.List;
import java.util.Optional;

/** Takes orders: writes the fit and the job that samples it. The same order twice is one fit. */
public final class FitIntake {

    private final Transactions transactions;
    private final Locks locks;
    private final Inbox inbox;
    private final Fits fits;
    private final JobQueue queue;
    private final Defaults defaults;
    private final JobNotice notice;

    FitIntake(
            Transactions transactions,
            Locks locks,
            Inbox inbox,
            Fits fits,
            JobQueue queue,
            Defaults defaults,
            JobNotice notice) {
        this.transactions = transactions;
        this.locks = locks;
        this.inbox = inbox;
        this.fits = fits;
        this.queue = queue;
        this.defaults = defaults;
        this.notice = notice;
    }

    /**
     * The fit that an order became.
     *
     * @param id id of the fit
     * @param model name of its model
     * @param status how far it has come
     */
    public record Accepted(String id, String model, FitStatus status) {}

    /**
     * Takes orders, all of them or none. A fit that had failed by an accident is tried again.
     *
     * @throws MetricsMissing where metrics of one of the captures are not there
     */
    public List<Accepted> acceptAll(List<FitOrder> orders) {
        return transactions.within(() -> orders.stream().map(this::take).toList());
    }

    private Accepted take(FitOrder order) {
        locks.hold(order.captures());
        Optional<StoredFit> known = fits.find(order.fitId());
        if (known.isEmpty()) {
            fits.add(order, captures(order), Optional.empty());
            return compete(order, JobQueue.FIRST);
        }
        if (!known.get().compared()) compare(known.get());
        if (known.get().outcome().filter(StoredFit.Outcome::retriable).isPresent()) {
            fits.reopen(order.fitId());
            return compete(order, JobQueue.FIRST);
        }
        return new Accepted(order.fitId(), order.model(), known.get().status());
    }

    /**
     * Takes orders of the quick model, which are compared with no other fit as long as nobody asks for that by {@link #acceptAll}.
     *
     * @throws MetricsMissing where metrics of one of the captures are not there
     */
    public List<Accepted> acceptQuick(List<FitOrder> orders) {
        return transactions.within(() -> orders.stream().map(this::takeQuick).toList());
    }

    private Accepted takeQuick(FitOrder order) {
        locks.hold(order.captures());
        Optional<StoredFit> known = fits.find(order.fitId());
        if (known.isPresent())
            return new Accepted(order.fitId(), order.model(), known.get().status());
        fits.addQuick(order, captures(order));
        return compete(order, JobQueue.UNASKED);
    }

    private void compare(StoredFit quick) {
        fits.compare(quick.id());
        queue.prioritise(quick.id(), JobQueue.FIRST);
        if (quick.sampled()) acceptFirstHalf(quick);
        defaults.choose(quick.order().basis());
    }

    /** Queues the fit of the first halves beside a fit of the whole captures, in the caller's transaction. */
    void acceptFirstHalf(StoredFit whole) {
        transactions.demand();
        FitOrder order = whole.order().ofFirstHalf();
        if (fits.find(order.fitId()).isPresent()) return;
        fits.add(order, whole.captures(), Optional.of(whole.id()));
        enqueue(order.fitId(), JobQueue.LATER);
    }

    /** Queues a fit of whole captures, from now on compared with those that are there. */
    private Accepted compete(FitOrder order, int priority) {
        enqueue(order.fitId(), priority);
        defaults.choose(order.basis());
        return new Accepted(order.fitId(), order.model(), FitStatus.QUEUED);
    }

    private void enqueue(String fitId, int priority) {
        queue.add(fitId, priority);
        notice.jobQueued();
    }

    private List<FittedCapture> captures(FitOrder order) {
        return order.captures().stream()
                .map(captureId -> inbox.metrics(captureId, order.definition())
                        .map(FitIntake::fitted)
                        .orElseThrow(() -> new MetricsMissing(captureId, order.definition())))
                .toList();
    }

    private static FittedCapture fitted(CaptureMetrics metrics) {
        return new FittedCapture(metrics.captureId(), metrics.digest(), metrics.users(), metrics.seconds());
    }
}
