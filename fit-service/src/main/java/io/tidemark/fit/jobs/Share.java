package io.tidemark.fit.jobs;

import java.util.Comparator;

/**
 * A fit's share of the {@linkplain Cores cores}: how long it was worked on, and whether it has to give way. All but the two
 * flags is read and written by {@link Cores} alone, under its lock.
 */
final class Share {

    /** Fits that were worked on for less time come first; among those of about the same time, the one that began first. */
    static final Comparator<Share> SHORTEST_FIRST =
            Comparator.comparingInt((Share share) -> share.level).thenComparingLong(share -> share.number);

    /** The fit that began first comes first. */
    static final Comparator<Share> OLDEST_FIRST = Comparator.comparingLong(share -> share.number);

    private final long number;
    private int level;
    private int working;
    private int waiting;
    private boolean madeUpFor;
    private boolean rests;
    private long workedNanos;
    private long sinceNanos;
    private volatile boolean givesWay;
    private volatile boolean stopped;

    /**
     * A share.
     *
     * @param number how many began before
     */
    Share(long number) {
        this.number = number;
    }

    /** Lets go of all turns: whoever waits or works ends soon. */
    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    /** Whether others are to have its cores. */
    boolean givesWay() {
        return givesWay;
    }

    void giveWay(boolean now) {
        givesWay = now;
    }

    /** Whether it is as if it had just begun, and does not rest. */
    boolean isYoung() {
        return level == 0 && !rests;
    }

    /** From now on it is no reason for others to wait. */
    void rest() {
        rests = true;
    }

    /** Whether another fit was let in beside it. */
    boolean isMadeUpFor() {
        return madeUpFor;
    }

    void makeUpFor() {
        madeUpFor = true;
    }

    boolean isWaiting() {
        return waiting > 0;
    }

    void wait(int more) {
        waiting += more;
    }

    /** Another thread works for the fit from now on. */
    void begin(long nowNanos) {
        if (working++ == 0) sinceNanos = nowNanos;
    }

    /** A thread works for it no longer. */
    void end(long nowNanos) {
        if (--working == 0) workedNanos += nowNanos - sinceNanos;
    }

    /** Time for which at least one thread worked for it. */
    long workedNanos(long nowNanos) {
        return workedNanos + (working > 0 ? nowNanos - sinceNanos : 0);
    }

    /** Notes its level: 0 within the first turn, then one more whenever the time it was worked on has doubled. */
    void grade(long nowNanos, long turnNanos) {
        level = Long.SIZE - Long.numberOfLeadingZeros(workedNanos(nowNanos) / turnNanos);
    }
}
