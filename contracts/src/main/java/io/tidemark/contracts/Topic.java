package io.tidemark.contracts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Kafka topic of Tidemark as it has to exist: name, partitions and retention. Messages are keyed, so all that belongs
 * to one capture or fit is in one partition, in order. The name ends in the version of the value's schema; a breaking
 * change is a new topic.
 *
 * @param name the topic's name
 * @param partitions number of partitions
 * @param compacted whether the newest value of a key is kept for ever; otherwise messages are deleted after {@code
 *     retention}
 * @param retention how long messages are kept where the topic is not compacted
 * @param retentionMebibytes how much of them is kept at most in a partition, in MiB, where the topic is not compacted; the oldest go first
 */
public record Topic(String name, int partitions, boolean compacted, Duration retention, int retentionMebibytes) {

    /**
     * How long a broker writes into one file at most. Messages are deleted by the file, so they are there for this much longer than their
     * retention; what a tombstone withdraws from a compacted topic is there for three times as long, for the file, the cleaner and the tombstone.
     */
    public static final Duration SEGMENT = Duration.ofDays(1);

    /** How large such a file grows at most, in MiB. */
    public static final int SEGMENT_MEBIBYTES = 256;

    /** The largest value, in bytes before compression, that any producer may send. */
    public static final int MAX_VALUE_BYTES = 1_000_000;

    /** Stream records of a capture; the last message completes it. */
    public static final Topic STREAMS = new Topic("tidemark.capture.streams.v1", 3, false, Duration.ofDays(7), 2_048);

    /** What a capture's connections look like under one session definition. */
    public static final Topic METRICS = new Topic("tidemark.capture.metrics.v1", 3, false, Duration.ofDays(30), 1_024);

    /** Posterior draws of every fit whose diagnostics pass. */
    public static final Topic DRAWS = new Topic("tidemark.posterior.draws.v1", 3, false, Duration.ofDays(30), 4_096);

    /** The current posterior of every model key. */
    public static final Topic CURRENT = new Topic("tidemark.posterior.current.v1", 3, true, Duration.ofDays(30), 0);

    /** Every topic that producers write to; dead-letter topics are named by {@link #deadLetters(String)}. */
    public static final List<Topic> ALL = List.of(STREAMS, METRICS, DRAWS, CURRENT);

    /** The dead-letter topic of every consumer group that reads one of {@link #ALL}. */
    public static final List<Topic> DEAD_LETTERS = List.of(METRICS.deadLetters("tidemark-fit"));

    /** Every topic that has to exist: {@link #ALL} and {@link #DEAD_LETTERS}. */
    public static final List<Topic> EXISTING =
            Stream.concat(ALL.stream(), DEAD_LETTERS.stream()).toList();

    public Topic {
        if (name.isBlank()) throw new IllegalArgumentException("topic name is blank");
        if (partitions < 1)
            throw new IllegalArgumentException("partitions of " + name + " must be 1 or more: " + partitions);
    }

    /**
     * The topic that receives what a consumer group could not read of this one, with its original bytes.
     *
     * @param group the consumer group
     */
    public Topic deadLetters(String group) {
        return new Topic(name + "." + group + ".dlq", 1, false, Duration.ofDays(30), 256);
    }

    /** The JSON Schema of the topic's values: a resource beside this class. */
    public String schemaResource() {
        return "schemas/" + name + ".schema.json";
    }

    /** The topic's settings as the broker names them. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cleanup.policy", compacted ? "compact" : "delete");
        settings.put("segment.ms", millis(SEGMENT));
        settings.put("segment.bytes", bytes(SEGMENT_MEBIBYTES));
        if (compacted) {
            settings.put("max.compaction.lag.ms", millis(SEGMENT));
            settings.put("delete.retention.ms", millis(SEGMENT));
        } else {
            settings.put("retention.ms", millis(retention));
            settings.put("retention.bytes", bytes(retentionMebibytes));
        }
        return settings;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static String bytes(int mebibytes) {
        return Long.toString((long) mebibytes << 20);
    }
}
