package io.tidemark.fit.store;

import io.tidemark.fit.jobs.JobQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Jobs as rows of the table {@code job}, which each worker locks when it takes one. */
@ApplicationScoped
class PostgresJobQueue implements JobQueue {

    /** Priority of a fit that nobody has asked for. */
    public static final int UNASKED = 20;

    /**
     * Captures take turns: first come those of which fewest fits are held, then those whose last turn is longest ago. Among fits of
     * the same captures priority decides, then age.
     */
    private static final String CLAIM = """
            UPDATE job SET worker = :worker, heartbeat_at = now(), attempts = attempts + 1
            WHERE fit_id = (SELECT job.fit_id FROM job
                            JOIN fit ON fit.fit_id = job.fit_id
                            JOIN (SELECT queued.captures,
                                         queued.held,
                                         (SELECT max(begun_at) FROM fit WHERE fit.captures = queued.captures) AS last_turn
                                  FROM (SELECT captures,
                                               count(*) FILTER (WHERE worker IS NOT NULL
                                                   AND heartbeat_at >= now() - make_interval(secs => :staleSeconds)) AS held
                                        FROM job JOIN fit ON fit.fit_id = job.fit_id
                                        GROUP BY captures) AS queued) AS turn ON turn.captures = fit.captures
                            WHERE (worker IS NULL OR heartbeat_at < now() - make_interval(secs => :staleSeconds))
                            AND held < :mostHeld
                            ORDER BY held, last_turn NULLS FIRST, priority, queued_at
                            LIMIT 1 FOR UPDATE OF job SKIP LOCKED)
            RETURNING fit_id, attempts
            """;

    private static final String BEAT =
            "UPDATE job SET heartbeat_at = now(), iterations = :iterations WHERE fit_id = :fit AND worker = :worker";

    private final EntityManager entities;
    private final Clock clock;

    PostgresJobQueue(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public void add(String fitId, int priority) {
        JobEntity job = new JobEntity();
        job.fitId = fitId;
        job.priority = priority;
        job.queuedAt = clock.instant();
        job.iterations = new int[0];
        job.persist();
    }

    @Override
    public void prioritise(String fitId, int priority) {
        entities.createNativeQuery("UPDATE job SET priority = least(priority, :priority) WHERE fit_id = :fit")
                .setParameter("priority", priority)
                .setParameter("fit", fitId)
                .executeUpdate();
    }

    @Override
    public Optional<Claim> claim(String worker, Duration stale, int mostHeld) {
        List<?> taken = entities.createNativeQuery(CLAIM, Object[].class)
                .setParameter("worker", worker)
                .setParameter("staleSeconds", stale.toNanos() * 1e-9)
                .setParameter("mostHeld", mostHeld)
                .getResultList();
        return taken.stream()
                .map(Object[].class::cast)
                .map(row -> new Claim((String) row[0], worker, (Integer) row[1]))
                .findFirst();
    }

    @Override
    public boolean beat(Claim claim, int[] iterations) {
        return entities.createNativeQuery(BEAT)
                        .setParameter("iterations", iterations)
                        .setParameter("fit", claim.fitId())
                        .setParameter("worker", claim.worker())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean holds(Claim claim) {
        return held(claim).isPresent();
    }

    @Override
    public void release(Claim claim) {
        held(claim).ifPresent(job -> {
            free(job);
            job.attempts--;
        });
    }

    @Override
    public void putBack(Claim claim) {
        held(claim).ifPresent(PostgresJobQueue::free);
    }

    @Override
    public boolean remove(Claim claim) {
        Optional<JobEntity> job = held(claim);
        job.ifPresent(JobEntity::delete);
        return job.isPresent();
    }

    @Override
    public boolean cancel(String fitId) {
        return JobEntity.deleteById(fitId);
    }

    @Override
    public Optional<int[]> iterations(String fitId) {
        return JobEntity.<JobEntity>findByIdOptional(fitId).map(job -> job.iterations);
    }

    @Override
    public long length() {
        return JobEntity.count();
    }

    private static void free(JobEntity job) {
        job.worker = null;
        job.heartbeatAt = null;
        job.iterations = new int[0];
    }

    private static Optional<JobEntity> held(Claim claim) {
        return JobEntity.<JobEntity>findByIdOptional(claim.fitId(), LockModeType.PESSIMISTIC_WRITE)
                .filter(job -> claim.worker().equals(job.worker));
    }
}
