package io.tidemark.ingest.upload;

import java.util.concurrent.atomic.AtomicLong;

/** How much may be kept on disk of all uploads that are under way. */
final class KeptBytes {

    private final long most;
    private final AtomicLong left;

    /**
     * @param most most bytes
     */
    KeptBytes(long most) {
        this.most = most;
        this.left = new AtomicLong(most);
    }

    /** Most bytes. */
    long most() {
        return most;
    }

    /** Takes so many bytes, if there are that many. */
    boolean take(long count) {
        if (left.addAndGet(-count) >= 0) return true;
        left.addAndGet(count);
        return false;
    }

    /** Gives back what was taken. */
    void giveBack(long count) {
        left.addAndGet(count);
    }
}
