package io.tidemark.fit.store;

import io.tidemark.fit.jobs.JobQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Jobs as rows of the table {@code job}, which each worker locks when it takes one. */
@ApplicationScoped
class PostgresJobQueue implements JobQueue {

    /** Priority of a fit that nobody has asked for. */
    public static final int UNASKED = 20;

    /**
     * Teams take turns, so that a thousand captures of one do not keep another's waiting; within a team captures do. First come those of which
     * fewest fits are held, then those whose last turn is longest ago. Among fits of the same captures priority decides, then age. Whether a job is free is asked of its own row,
     * which is looked at again once it is locked: what the tables beside it say may be older.
     */
    private static final String CLAIM = """
            WITH queued AS (
                SELECT job.fit_id, job.priority, job.queued_at, fit.captures, coalesce(fit.team, '') AS team,
                       worker IS NOT NULL
                           AND heartbeat_at >= now() - make_interval(secs => :staleSeconds) AS is_held
                FROM job JOIN fit ON fit.fit_id = job.fit_id
            ), team_turn AS (
                SELECT team, held, (SELECT max(begun_at) FROM fit WHERE coalesce(fit.team, '') = each.team) AS last_turn
                FROM (SELECT team, count(*) FILTER (WHERE is_held) AS held FROM queued GROUP BY team) AS each
            ), turn AS (
                SELECT captures, held, (SELECT max(begun_at) FROM fit WHERE fit.captures = each.captures) AS last_turn
                FROM (SELECT captures, count(*) FILTER (WHERE is_held) AS held FROM queued GROUP BY captures) AS each
            )
            UPDATE job SET worker = :worker, heartbeat_at = now(), attempts = attempts + 1
            WHERE fit_id = (SELECT job.fit_id FROM job
                            JOIN queued ON queued.fit_id = job.fit_id
                            JOIN team_turn ON team_turn.team = queued.team
                            JOIN turn ON turn.captures = queued.captures
                            WHERE (job.worker IS NULL
                                OR job.heartbeat_at < now() - make_interval(secs => :staleSeconds))
                            AND turn.held < :mostHeld
                            ORDER BY team_turn.held, team_turn.last_turn NULLS FIRST,
                                     turn.held, turn.last_turn NULLS FIRST, queued.priority, queued.queued_at
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

    @Override
    public Duration oldestWait() {
        Instant oldest = entities.createQuery("select min(queuedAt) from JobEntity where worker is null", Instant.class)
                .getSingleResult();
        return oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
    }

    @Override
    public long lengthOf(String team) {
        return (Long) entities.createNativeQuery(
                        "SELECT count(*) FROM job JOIN fit ON fit.fit_id = job.fit_id WHERE team = :team", Long.class)
                .setParameter("team", team)
                .getSingleResult();
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
