package io.tidemark.fit.jobs;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;

/** Settings of this service; {@code application.properties} says what each is for. */
@ConfigMapping(prefix = "tidemark.fit")
public interface FitConfig {

    /** Models that compete where none is asked for by name, in this order; the last is the best so far until they are scored. */
    List<String> models();

    /** The model that is fitted unasked, and compared with no other until fits are asked for. */
    String quickModel();

    /** Most iterations that may be asked for of one fit: those of all chains, warm-up included. */
    int mostIterations();

    /** Most fits of one team that wait or run, where people log in. */
    int mostQueuedOfTeam();

    /** Fits begun at once by this process; 0 where it shall sample none. */
    int workers();

    /** Chains sampled at once by this process. */
    int threads();

    /** How long a fit is worked on before others may begin beside it, and come before it. */
    Duration turn();

    /** How long a fit is worked on before it has failed. */
    Duration deadline();

    /** How long a worker without work waits before it looks at the queue again. */
    Duration poll();

    /** Time between two heartbeats, which tell how far the chains have come. */
    Duration heartbeat();

    /** Age of a heartbeat from which its worker is taken to be gone. */
    Duration stale();

    /** How often a fit is begun before it is given up because its workers keep going away, or end in an error. */
    int attempts();

    /** How long a request waits for metrics that are not there yet. */
    Duration metricsWait();

    /** How long a message is kept after it was sent. */
    Duration outboxRetention();
}
