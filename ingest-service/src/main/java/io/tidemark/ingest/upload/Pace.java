package io.tidemark.ingest.upload;

import java.time.Duration;

/** How fast bytes come, over the last seconds. One thread counts, others may ask. */
public final class Pace {

    /** Time that a pace is measured over, at least. */
    static final Duration WINDOW = Duration.ofSeconds(5);

    private long windowStartNanos;
    private long bytesInWindow;
    private double paceBefore = Double.POSITIVE_INFINITY;

    /**
     * @param nowNanos the time when nothing has come yet, in nanoseconds
     */
    public Pace(long nowNanos) {
        this.windowStartNanos = nowNanos;
    }

    /** Counts bytes that have come now. */
    public synchronized void came(int bytes, long nowNanos) {
        if (nowNanos - windowStartNanos >= WINDOW.toNanos()) {
            paceBefore = bytesASecond(nowNanos);
            windowStartNanos = nowNanos;
            bytesInWindow = 0;
        }
        bytesInWindow += bytes;
    }

    /** Bytes a second over the last {@link #WINDOW} or more; infinite while that has not passed since the beginning. */
    public synchronized double bytesASecond(long nowNanos) {
        long nanos = nowNanos - windowStartNanos;
        return nanos >= WINDOW.toNanos() ? bytesInWindow * 1e9 / nanos : paceBefore;
    }
}
