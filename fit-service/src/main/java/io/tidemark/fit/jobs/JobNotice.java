package io.tidemark.fit.jobs;

/** Hears of jobs that are queued. */
interface JobNotice {

    /** A job is queued, and a worker may find it once the transaction has succeeded. */
    void jobQueued();
}
