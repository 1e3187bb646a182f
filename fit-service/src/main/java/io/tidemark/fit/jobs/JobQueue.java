package io.tidemark.fit.jobs;

import java.time.Duration;
import java.util.Optional;

/**
 * Fits that wait or run, shared by all workers of all processes. A worker holds a job while its heartbeat is fresh by the
 * database's clock; a job whose heartbeat is stale is free again. Callers hold a transaction.
 */
public interface JobQueue {

    /** Priority of a fit that somebody waits for. */
    int FIRST = 0;

    /** Priority of a fit that only completes another. */
    int LATER = 10;

    /** Priority of a fit that nobody has asked for. */
    int UNASKED = 20;

    /**
     * A job that a worker holds.
     *
     * @param fitId the fit to sample
     * @param worker who holds it
     * @param attempts how often it was taken, this time included
     */
    record Claim(String fitId, String worker, int attempts) {}

    /** Queues a fit. */
    void add(String fitId, int priority);

    /** Lets a fit that waits come as early as one that is queued with that priority. */
    void prioritise(String fitId, int priority);

    /**
     * Takes the next job that nobody holds.
     *
     * @param worker who takes it
     * @param stale age of a heartbeat from which its worker is taken to be gone
     * @param mostHeld of captures with so many fits that are held none is taken
     */
    Optional<Claim> claim(String worker, Duration stale, int mostHeld);

    /**
     * Tells that a worker is still there and how far its chains have come.
     *
     * @param iterations iterations ended, by chain
     * @return whether the worker holds the job still
     */
    boolean beat(Claim claim, int[] iterations);

    /** Whether a worker holds a job still; nobody else can take it before the transaction ends. */
    boolean holds(Claim claim);

    /** Gives a job back, as if it had not been taken. */
    void release(Claim claim);

    /** Gives a job back to be tried again. */
    void putBack(Claim claim);

    /**
     * Takes a job out of the queue because it has ended.
     *
     * @return whether the worker held it still; otherwise what it did counts for nothing
     */
    boolean remove(Claim claim);

    /**
     * Takes a job out of the queue whoever holds it; who does learns of it by the next heartbeat.
     *
     * @return whether the fit was waiting or worked on
     */
    boolean cancel(String fitId);

    /** Iterations ended by chain, as last told; empty where the fit neither waits nor runs. */
    Optional<int[]> iterations(String fitId);

    /** Number of fits that wait or run. */
    long length();

    /** How long the oldest fit waits that nobody has begun; zero where there is none. */
    Duration oldestWait();

    /** Number of a team's fits that wait or run. */
    long lengthOf(String team);
}
