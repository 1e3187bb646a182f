package io.tidemark.ingest.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.tidemark.contracts.CaptureCompletion;
import io.tidemark.contracts.StreamBatch;
import io.tidemark.contracts.Topic;
import io.tidemark.ingest.upload.StreamLocation;
import io.tidemark.ingest.upload.StreamTopic;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * The topic of stream records in Kafka: written through a channel, read back by assigned partition and offsets, outside any
 * consumer group.
 */
@ApplicationScoped
public class KafkaStreamTopic implements StreamTopic {

    private final AcknowledgedWriter writer;
    private final TopicReader reader;
    private final KafkaReachability reachability;

    KafkaStreamTopic(
            @Channel("streams") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> emitter,
            @Identifier("default-kafka-broker") Map<String, Object> brokerSettings,
            ObjectMapper json,
            KafkaLimits limits) {
        this.writer =
                new AcknowledgedWriter(Topic.STREAMS, emitter, json, limits.ackTimeout(), limits.messagesUnderWay());
        this.reader = new TopicReader(Topic.STREAMS, brokerSettings, json, limits.readTimeout());
        this.reachability = new KafkaReachability(Topic.STREAMS, brokerSettings, limits.reachTimeout());
    }

    @PreDestroy
    void close() {
        reachability.close();
    }

    @Override
    public void requireReachable() {
        reachability.require();
    }

    @Override
    public StreamLocation publish(
            String captureId,
            Optional<String> team,
            Iterator<StreamBatch> batches,
            Supplier<CaptureCompletion> completion) {
        List<CompletableFuture<RecordMetadata>> sent = new ArrayList<>();
        while (batches.hasNext()) {
            StreamBatch batch = batches.next();
            sent.add(writer.send(captureId, team, eventId(batch), batch));
        }
        long[] offsets = sent.stream()
                .map(writer::await)
                .mapToLong(RecordMetadata::offset)
                .toArray();
        StreamBatch last = new StreamBatch(captureId, sent.size(), List.of(), completion.get());
        int partition =
                writer.await(writer.send(captureId, team, eventId(last), last)).partition();
        return new StreamLocation(partition, offsets);
    }

    @Override
    public StreamCursor read(String captureId, StreamLocation location) {
        return reader.read(captureId, location);
    }

    @Override
    public boolean holds(StreamLocation location) {
        return reader.holds(location);
    }

    private static String eventId(StreamBatch batch) {
        return batch.captureId() + "/" + batch.seq();
    }
}
