package io.tidemark.fit.jobs;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.PosteriorSummary.FittedCapture;
import io.tidemark.contracts.Reach;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.order.FitStatus;
import io.tidemark.fit.selection.Defaults;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes orders: writes the fit and the job that samples it. The same order twice is one fit. */
public final class FitIntake {

    private final Transactions transactions;
    private final Locks locks;
    private final Inbox inbox;
    private final Fits fits;
    private final JobQueue queue;
    private final Defaults defaults;
    private final JobNotice notice;
    private final int mostQueuedOfTeam;

    FitIntake(
            Transactions transactions,
            Locks locks,
            Inbox inbox,
            Fits fits,
            JobQueue queue,
            Defaults defaults,
            JobNotice notice,
            int mostQueuedOfTeam) {
        this.transactions = transactions;
        this.locks = locks;
        this.inbox = inbox;
        this.fits = fits;
        this.queue = queue;
        this.defaults = defaults;
        this.notice = notice;
        this.mostQueuedOfTeam = mostQueuedOfTeam;
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
     * @param reach whose captures may be fitted; others are as if they were not there
     * @throws MetricsMissing where metrics of one of the captures are not there
     * @throws SeveralTeams where the captures belong to several teams
     * @throws TooManyQueued where the team has too many fits that wait
     */
    public List<Accepted> acceptAll(List<FitOrder> orders, Reach reach) {
        return transactions.within(
                () -> orders.stream().map(order -> take(order, reach)).toList());
    }

    private Accepted take(FitOrder order, Reach reach) {
        locks.hold(order.captures());
        Optional<StoredFit> known = seen(order, reach);
        if (known.isEmpty()) {
            Captures captures = captures(order, reach);
            captures.team().ifPresent(this::requireRoom);
            fits.add(order, captures.fitted(), captures.team(), Optional.empty());
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
     * @param reach whose captures may be fitted; others are as if they were not there
     * @throws MetricsMissing where metrics of one of the captures are not there
     * @throws SeveralTeams where the captures belong to several teams
     */
    public List<Accepted> acceptQuick(List<FitOrder> orders, Reach reach) {
        return transactions.within(
                () -> orders.stream().map(order -> takeQuick(order, reach)).toList());
    }

    private Accepted takeQuick(FitOrder order, Reach reach) {
        locks.hold(order.captures());
        Optional<StoredFit> known = seen(order, reach);
        if (known.isPresent())
            return new Accepted(order.fitId(), order.model(), known.get().status());
        Captures captures = captures(order, reach);
        fits.addQuick(order, captures.fitted(), captures.team());
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
        fits.add(order, whole.captures(), whole.team(), Optional.of(whole.id()));
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

    /** Captures of an order, and the team that all of them belong to, where they belong to one. */
    private record Captures(List<FittedCapture> fitted, Optional<String> team) {}

    /** A team that has very many fits waiting gets no more: they would only make all of its own wait. */
    private void requireRoom(String team) {
        if (queue.lengthOf(team) >= mostQueuedOfTeam) throw new TooManyQueued(mostQueuedOfTeam);
    }

    private Optional<StoredFit> seen(FitOrder order, Reach reach) {
        Optional<StoredFit> known = fits.find(order.fitId());
        known.filter(fit -> !reach.includes(fit.team())).ifPresent(hidden -> {
            throw new MetricsMissing(order.captures().get(0), order.definition());
        });
        return known;
    }

    private Captures captures(FitOrder order, Reach reach) {
        List<CaptureMetrics> metrics = order.captures().stream()
                .map(captureId -> inbox.metrics(captureId, order.definition())
                        .filter(each -> reach.includes(teamOf(each)))
                        .orElseThrow(() -> new MetricsMissing(captureId, order.definition())))
                .toList();
        Set<Optional<String>> teams = metrics.stream().map(FitIntake::teamOf).collect(Collectors.toSet());
        if (teams.size() > 1) throw new SeveralTeams();
        return new Captures(
                metrics.stream().map(FitIntake::fitted).toList(),
                teams.iterator().next());
    }

    private static Optional<String> teamOf(CaptureMetrics metrics) {
        return Optional.ofNullable(metrics.team());
    }

    private static FittedCapture fitted(CaptureMetrics metrics) {
        return new FittedCapture(metrics.captureId(), metrics.digest(), metrics.users(), metrics.seconds());
    }
}
