package io.tidemark.fit.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Gives the cores of this process to the fits that run, so that a short one need not wait for a long one. A thread that works for a
 * fit {@linkplain #enter enters}, {@linkplain #giveWay gives way} where that is asked of it, and {@linkplain #leave leaves}.
 *
 * <p>Fits come in the order of how long they were worked on, in steps that double, and among equals in the order in which they began: a
 * long fit rests while a shorter one has work for all cores. Every {@value #NINTH}th second belongs to the fit that began first,
 * so that none rests for ever. Beside a fit whose first turn is over another may begin, beside up to {@value #MOST_RESTING} of
 * them. Draws do not depend on any of this.
 */
final class Cores {

    /** Fits past their first turn beside which another may begin; each has its memory. */
    static final int MOST_RESTING = 8;

    static final int NINTH = 9;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final int cores;
    private final long turnNanos;
    private final LongSupplier nanos;
    private final List<Share> shares = new ArrayList<>();
    private int working;
    private long begun;

    /**
     * Cores that nobody has yet.
     *
     * @param cores number of threads that may work at once
     * @param turnNanos how long the first turn is
     * @param nanos a clock that only goes forward
     */
    Cores(int cores, long turnNanos, LongSupplier nanos) {
        this.cores = cores;
        this.turnNanos = turnNanos;
        this.nanos = nanos;
    }

    /** A share for a fit that begins. */
    synchronized Share begin() {
        Share share = new Share(begun++);
        shares.add(share);
        return share;
    }

    /**
     * Ends a share; nobody works for it any more.
     *
     * @return whether another fit was let in beside it
     */
    synchronized boolean end(Share share) {
        shares.remove(share);
        settle();
        return share.isMadeUpFor();
    }

    /** Whether a fit is there that is past its first turn. */
    synchronized boolean haveLongFits() {
        return shares.stream().anyMatch(share -> !share.isYoung());
    }

    /** Stops a share: its threads come through at once, to end. */
    synchronized void stop(Share share) {
        share.stop();
        notifyAll();
    }

    /** Notes that a fit waits for what is worked out for another: more may begin beside it, as if it were past its first turn. */
    synchronized void rest(Share share) {
        share.rest();
    }

    /** Waits for a core. A thread that enters leaves, whatever happens. */
    synchronized void enter(Share share) {
        share.wait(1);
        settle();
        boolean interrupted = false;
        while (!share.stopped() && !mayWork(share)) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                share.stop();
            }
        }
        share.wait(-1);
        share.begin(nanos.getAsLong());
        working++;
        settle();
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** Gives a core back. */
    synchronized void leave(Share share) {
        share.end(nanos.getAsLong());
        working--;
        settle();
    }

    /** Works for a fit when it is its turn. */
    <T> T work(Share share, Supplier<T> task) {
        enter(share);
        try {
            return task.get();
        } finally {
            leave(share);
        }
    }

    /** Lets others have the core of a thread that has entered, where one is to come before it, and waits for the next. */
    void giveWay(Share share) {
        if (!share.givesWay() || share.stopped()) return;
        synchronized (this) {
            if (!share.givesWay()) return;
            leave(share);
            enter(share);
        }
    }

    /** Time for which a fit was worked on. */
    synchronized long workedNanos(Share share) {
        return share.workedNanos(nanos.getAsLong());
    }

    /**
     * Looks at the clock: who has come to the end of a turn, and whose second it is.
     *
     * @return how many more fits may begin, beside those that are past their first turn
     */
    synchronized int tick() {
        settle();
        int more = 0;
        for (Share share : shares) {
            if (share.isYoung() || share.isMadeUpFor() || madeUpFor() == MOST_RESTING) continue;
            share.makeUpFor();
            more++;
        }
        return more;
    }

    private long madeUpFor() {
        return shares.stream().filter(Share::isMadeUpFor).count();
    }

    private boolean mayWork(Share share) {
        return working < cores && shares.stream().filter(Share::isWaiting).noneMatch(other -> isBefore(other, share));
    }

    private void settle() {
        long now = nanos.getAsLong();
        shares.forEach(share -> share.grade(now, turnNanos));
        for (Share share : shares) {
            share.giveWay(working >= cores
                    && shares.stream().filter(Share::isWaiting).anyMatch(other -> isBefore(other, share)));
        }
        notifyAll();
    }

    private boolean isBefore(Share one, Share other) {
        Comparator<Share> order =
                nanos.getAsLong() / SECOND_NANOS % NINTH == 0 ? Share.OLDEST_FIRST : Share.SHORTEST_FIRST;
        return order.compare(one, other) < 0;
    }
}
