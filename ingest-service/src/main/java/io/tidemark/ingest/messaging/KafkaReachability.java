package io.tidemark.ingest.messaging;

import io.tidemark.contracts.Topic;
import io.tidemark.ingest.upload.UnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Whether Kafka answers. What was found counts for some seconds, so that many uploads at once ask once, and wait once where it is away. */
final class KafkaReachability implements AutoCloseable {

    private static final long COUNTS_FOR_NANOS = Duration.ofSeconds(5).toNanos();

    private final Topic topic;
    private final Duration timeout;
    private final Admin admin;
    private Optional<UnavailableException> found = Optional.empty();
    private long foundNanos = System.nanoTime() - COUNTS_FOR_NANOS;

    /**
     * @param topic what it is asked for, to be named where it does not answer
     * @param brokerSettings settings of a Kafka client
     * @param timeout how long it is waited for
     */
    KafkaReachability(Topic topic, Map<String, Object> brokerSettings, Duration timeout) {
        this.topic = topic;
        this.timeout = timeout;
        Map<String, Object> settings = new HashMap<>(brokerSettings);
        int millis = Math.toIntExact(timeout.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        this.admin = Admin.create(settings);
    }

    /**
     * Waits for an answer, where it is too long ago that one was waited for.
     *
     * @throws UnavailableException where none comes in time
     */
    synchronized void require() {
        if (System.nanoTime() - foundNanos >= COUNTS_FOR_NANOS) {
            found = ask();
            foundNanos = System.nanoTime();
        }
        if (found.isPresent()) throw found.get();
    }

    private Optional<UnavailableException> ask() {
        try {
            admin.describeCluster().clusterId().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of(UnavailableException.ofAnswer(topic.name(), timeout, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(UnavailableException.ofAnswer(topic.name(), timeout, e));
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
