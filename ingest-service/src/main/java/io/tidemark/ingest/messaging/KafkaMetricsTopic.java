package io.tidemark.ingest.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.MetricsParts;
import io.tidemark.contracts.Topic;
import io.tidemark.ingest.upload.MetricsTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** The topic of metrics in Kafka. */
@ApplicationScoped
public class KafkaMetricsTopic implements MetricsTopic {

    private final AcknowledgedWriter writer;

    KafkaMetricsTopic(
            @Channel("metrics") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> emitter,
            ObjectMapper json,
            KafkaLimits limits) {
        this.writer =
                new AcknowledgedWriter(Topic.METRICS, emitter, json, limits.ackTimeout(), limits.messagesUnderWay());
    }

    @Override
    public void publish(CaptureMetrics metrics) {
        List<CompletableFuture<RecordMetadata>> sent = MetricsParts.cut(metrics).stream()
                .map(part -> writer.send(part.captureId(), Optional.ofNullable(part.team()), eventId(part), part))
                .toList();
        sent.forEach(writer::await);
    }

    @Override
    public void forget(String captureId, Optional<String> team) {
        writer.await(writer.sendTombstone(captureId, team));
    }

    private static String eventId(CaptureMetrics part) {
        return part.captureId() + "/" + part.definition() + "/" + part.part();
    }
}
