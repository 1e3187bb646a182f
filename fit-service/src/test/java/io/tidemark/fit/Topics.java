package io.tidemark.fit;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.EventHeaders;
import io.tidemark.contracts.MetricsParts;
import io.tidemark.contracts.Topic;
import io.tidemark.embedded.TestClients;
import io.tidemark.fit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The real broker as the neighbours of this service use it: sends metrics, reads what was published. */
@ApplicationScoped
public class Topics {

    private final Map<String, Object> broker;

    /** As the owner of the broker that runs beside the tests of a service. */
    public Topics() {
        this(TestClients.owner());
    }

    /**
     * @param broker what a client needs to be let in, by the names of Kafka's settings
     */
    public Topics(Map<String, Object> broker) {
        this.broker = broker;
    }

    /** Sends all parts of metrics in order. */
    public void send(CaptureMetrics metrics) {
        MetricsParts.cut(metrics).forEach(this::sendPart);
    }

    /** Sends one part as ingest-service does. */
    public void sendPart(CaptureMetrics part) {
        send(part.captureId(), Json.bytes(part), part.captureId() + "/" + part.definition() + "/" + part.part());
    }

    /** Sends bytes, or a tombstone where they are null. */
    public void send(String key, byte[] value, String eventId) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(Topic.METRICS.name(), key, value);
        EventHeaders.of(eventId, "/tidemark/ingest", Topic.METRICS.name(), key, Optional.empty())
                .forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that is in a topic now under a key, oldest first. */
    public List<ConsumerRecord<String, byte[]>> messages(String topic, String key) {
        return messages(topic).stream()
                .filter(message -> key.equals(message.key()))
                .toList();
    }

    /** Everything that is in a topic now, partition by partition oldest first. */
    public List<ConsumerRecord<String, byte[]>> messages(String topic) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.keySet()
                .removeIf(name -> name.startsWith("group")); // the service's own, which must not hear of this reader
        settings.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readToEnd(consumer, consumer.endOffsets(partitions));
        }
    }

    private static List<ConsumerRecord<String, byte[]>> readToEnd(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            StreamSupport.stream(consumer.poll(Duration.ofMillis(100)).spliterator(), false)
                    .forEach(messages::add);
        }
        return messages;
    }

    /** Header of a message as text. */
    public static String header(ConsumerRecord<?, ?> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
