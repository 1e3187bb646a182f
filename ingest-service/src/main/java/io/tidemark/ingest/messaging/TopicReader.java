package io.tidemark.ingest.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.Topic;
import io.tidemark.ingest.upload.StreamLocation;
import io.tidemark.ingest.upload.StreamTopic.StreamCursor;
import io.tidemark.ingest.upload.StreamsGoneException;
import io.tidemark.ingest.upload.UnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads messages of one topic by partition and offset. Every reading has a consumer of its own, in no group. */
final class TopicReader {

    private static final int MAX_MESSAGES_A_POLL = 4;
    private static final int MAX_FETCH_BYTES = 4 * Topic.MAX_VALUE_BYTES;

    private final Topic topic;
    private final Map<String, Object> settings;
    private final ObjectMapper json;
    private final Duration timeout;

    /**
     * @param topic the topic
     * @param brokerSettings how the broker is reached
     * @param json reads values
     * @param timeout longest wait for an answer
     */
    TopicReader(Topic topic, Map<String, Object> brokerSettings, ObjectMapper json, Duration timeout) {
        this.topic = topic;
        this.settings = settings(brokerSettings, timeout);
        this.json = json;
        this.timeout = timeout;
    }

    /** Whether the topic still holds every message of a location. */
    boolean holds(StreamLocation location) {
        if (location.offsets().length == 0) return true;
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            return holds(consumer, location);
        } catch (KafkaException e) {
            throw unreadable(e);
        }
    }

    /** Reads the records of a location back. */
    StreamCursor read(String captureId, StreamLocation location) {
        KafkaConsumer<String, byte[]> consumer = consumer();
        try {
            if (location.offsets().length > 0) seek(consumer, captureId, location);
            return new KafkaStreamCursor(captureId, location, consumer, json, timeout);
        } catch (KafkaException e) {
            consumer.close();
            throw unreadable(e);
        } catch (StreamsGoneException e) {
            consumer.close();
            throw e;
        }
    }

    private void seek(KafkaConsumer<String, byte[]> consumer, String captureId, StreamLocation location) {
        if (!holds(consumer, location)) throw new StreamsGoneException(captureId);
        consumer.assign(List.of(partition(location)));
        consumer.seek(partition(location), location.offsets()[0]);
    }

    private boolean holds(KafkaConsumer<String, byte[]> consumer, StreamLocation location) {
        TopicPartition partition = partition(location);
        long earliest = consumer.beginningOffsets(List.of(partition), timeout).get(partition);
        long end = consumer.endOffsets(List.of(partition), timeout).get(partition);
        long[] offsets = location.offsets();
        return earliest <= offsets[0] && offsets[offsets.length - 1] < end;
    }

    private TopicPartition partition(StreamLocation location) {
        return new TopicPartition(topic.name(), location.partition());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> settings(Map<String, Object> brokerSettings, Duration timeout) {
        Map<String, Object> settings = new HashMap<>(brokerSettings);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_MESSAGES_A_POLL);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
        return settings;
    }

    private UnavailableException unreadable(KafkaException cause) {
        return UnavailableException.ofAnswer(topic.name(), timeout, cause);
    }
}
