package io.tidemark.ingest.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.tidemark.contracts.EventHeaders;
import io.tidemark.contracts.Topic;
import io.tidemark.ingest.upload.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Writes to one topic, several messages ahead of their acknowledgements. How many may be under way is bounded over all
 * threads, so that a slow broker slows the senders and fills no memory.
 */
final class AcknowledgedWriter {

    private static final String SOURCE = "/tidemark/ingest";

    private final Topic topic;
    private final MutinyEmitter<Record<String, byte[]>> emitter;
    private final ObjectMapper json;
    private final Duration timeout;
    private final Semaphore room;

    /**
     * @param topic the topic
     * @param emitter sends to its channel
     * @param json writes values
     * @param timeout longest wait for one acknowledgement
     * @param mostUnderWay most messages that are sent and not acknowledged
     */
    AcknowledgedWriter(
            Topic topic,
            MutinyEmitter<Record<String, byte[]>> emitter,
            ObjectMapper json,
            Duration timeout,
            int mostUnderWay) {
        this.topic = topic;
        this.emitter = emitter;
        this.json = json;
        this.timeout = timeout;
        this.room = new Semaphore(mostUnderWay);
    }

    /** Sends a message, once there is room; what it returns completes when Kafka has acknowledged it. */
    CompletableFuture<RecordMetadata> send(String captureId, Optional<String> team, String eventId, Object value) {
        return send(captureId, team, eventId, bytes(eventId, value));
    }

    /** Sends a message without a value: what the key stands for is to be forgotten. */
    CompletableFuture<RecordMetadata> sendTombstone(String captureId, Optional<String> team) {
        return send(captureId, team, captureId + "/forget", (byte[]) null);
    }

    /** Waits for an acknowledgement. */
    RecordMetadata await(CompletableFuture<RecordMetadata> sent) {
        try {
            return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unacknowledged(e.getCause());
        } catch (TimeoutException e) {
            throw unacknowledged(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unacknowledged(e);
        }
    }

    private CompletableFuture<RecordMetadata> send(
            String captureId, Optional<String> team, String eventId, byte[] value) {
        takeRoom();
        OutgoingMessageMetadata<RecordMetadata> acknowledged = new OutgoingMessageMetadata<>();
        Message<Record<String, byte[]>> message =
                Message.of(Record.of(captureId, value), Metadata.of(headers(captureId, team, eventId), acknowledged));
        CompletableFuture<RecordMetadata> sent = new CompletableFuture<>();
        emitter.sendMessage(message)
                .onTermination()
                .invoke(room::release)
                .subscribe()
                .with(ignored -> sent.complete(acknowledged.getResult()), sent::completeExceptionally);
        return sent;
    }

    private void takeRoom() {
        try {
            if (room.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) return;
            throw unacknowledged(new TimeoutException("too many messages are waiting for it"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unacknowledged(e);
        }
    }

    private OutgoingKafkaRecordMetadata<String> headers(String captureId, Optional<String> team, String eventId) {
        Headers headers = new RecordHeaders();
        EventHeaders.of(eventId, SOURCE, topic.name(), captureId, team)
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(captureId)
                .withHeaders(headers)
                .build();
    }

    private byte[] bytes(String eventId, Object value) {
        try {
            byte[] bytes = json.writeValueAsBytes(value);
            if (bytes.length < Topic.MAX_VALUE_BYTES) return bytes;
            throw new IllegalStateException("message " + eventId + " has " + bytes.length
                    + " bytes; a value must have less than " + Topic.MAX_VALUE_BYTES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("message " + eventId + " cannot be written as JSON", e);
        }
    }

    private UnavailableException unacknowledged(Throwable cause) {
        return UnavailableException.ofAcknowledgement(topic.name(), timeout, cause);
    }
}
