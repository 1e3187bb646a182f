package io.tidemark.ingest.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.StreamBatch;
import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.upload.StreamLocation;
import io.tidemark.ingest.upload.StreamTopic.StreamCursor;
import io.tidemark.ingest.upload.StreamsGoneException;
import io.tidemark.ingest.upload.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Goes through the messages of one capture by their offsets, passing over those of other captures between them. Holds the
 * records of one message at a time.
 */
final class KafkaStreamCursor implements StreamCursor {

    private static final Duration ONE_POLL = Duration.ofMillis(500);

    private final String captureId;
    private final long[] offsets;
    private final KafkaConsumer<String, byte[]> consumer;
    private final ObjectMapper json;
    private final Duration timeout;
    private Iterator<ConsumerRecord<String, byte[]>> polled = Collections.emptyIterator();
    private Iterator<StreamRecord> streams = Collections.emptyIterator();
    private int messagesRead;

    /**
     * @param captureId the capture
     * @param location where its messages are
     * @param consumer stands before the first of them; closed with this
     * @param json reads values
     * @param timeout longest wait for one message
     */
    KafkaStreamCursor(
            String captureId,
            StreamLocation location,
            KafkaConsumer<String, byte[]> consumer,
            ObjectMapper json,
            Duration timeout) {
        this.captureId = captureId;
        this.offsets = location.offsets();
        this.consumer = consumer;
        this.json = json;
        this.timeout = timeout;
    }

    @Override
    public boolean hasNext() {
        while (!streams.hasNext() && messagesRead < offsets.length) {
            streams = batch(messageAt(offsets[messagesRead++])).streams().iterator();
        }
        return streams.hasNext();
    }

    @Override
    public StreamRecord next() {
        if (!hasNext()) throw new NoSuchElementException("all streams of capture " + captureId + " were read");
        return streams.next();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private ConsumerRecord<String, byte[]> messageAt(long offset) {
        while (true) {
            ConsumerRecord<String, byte[]> message = following();
            if (message.offset() == offset) return message;
            if (message.offset() > offset) throw new StreamsGoneException(captureId);
        }
    }

    private ConsumerRecord<String, byte[]> following() {
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        while (!polled.hasNext()) {
            if (System.nanoTime() > deadlineNanos) throw unreadable(new TimeoutException("no message came"));
            polled = poll();
        }
        return polled.next();
    }

    private Iterator<ConsumerRecord<String, byte[]>> poll() {
        try {
            return consumer.poll(ONE_POLL).iterator();
        } catch (OffsetOutOfRangeException e) {
            throw new StreamsGoneException(captureId);
        } catch (KafkaException e) {
            throw unreadable(e);
        }
    }

    private StreamBatch batch(ConsumerRecord<String, byte[]> message) {
        if (!message.key().equals(captureId)) throw new StreamsGoneException(captureId);
        try {
            return json.readValue(message.value(), StreamBatch.class);
        } catch (IOException e) {
            throw new UncheckedIOException("offset " + message.offset() + " holds no stream records", e);
        }
    }

    private UnavailableException unreadable(KafkaException cause) {
        return UnavailableException.ofRecords(captureId, timeout, cause);
    }
}
