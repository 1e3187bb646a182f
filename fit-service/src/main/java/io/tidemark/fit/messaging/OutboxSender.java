package io.tidemark.fit.messaging;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.tidemark.contracts.EventHeaders;
import io.tidemark.fit.jobs.FitConfig;
import io.tidemark.fit.jobs.Outbox;
import io.tidemark.fit.jobs.Outbox.Waiting;
import io.tidemark.fit.jobs.Stages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Sends messages of the outbox one after another in their order, each after the one before was acknowledged, and marks
 * them as sent. Of all processes one sends at a time. A message may be sent twice where a process dies between the
 * acknowledgement and the mark; it then carries the same id.
 */
@ApplicationScoped
class OutboxSender {

    private static final String SOURCE = "/tidemark/fit";
    private static final int MESSAGES_AT_ONCE = 20;

    /** Longer than the producer's delivery timeout, which application.properties sets. */
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(40);

    private final Outbox outbox;
    private final MutinyEmitter<Record<String, byte[]>> emitter;
    private final Stages stages;
    private final FitConfig config;
    private final Clock clock;

    OutboxSender(
            Outbox outbox,
            @Channel("posterior") MutinyEmitter<Record<String, byte[]>> emitter,
            Stages stages,
            FitConfig config,
            Clock clock) {
        this.outbox = outbox;
        this.emitter = emitter;
        this.stages = stages;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Sends the first messages.
     *
     * @return whether there may be more
     */
    @Transactional(dontRollbackOn = UndeliveredMessage.class)
    @TransactionConfiguration(timeout = 900)
    boolean sendSome() {
        if (!outbox.lockForSending()) return false;
        List<Waiting> waiting = outbox.waiting(MESSAGES_AT_ONCE);
        for (Waiting next : waiting) {
            send(next.message());
            outbox.sent(next.position());
        }
        return waiting.size() == MESSAGES_AT_ONCE;
    }

    /** Drops what was sent long ago. */
    @Scheduled(every = "10m", delayed = "1m")
    @Transactional
    void tidy() {
        outbox.dropSentBefore(clock.instant().minus(config.outboxRetention()));
    }

    private void send(Outbox.Message message) {
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(message.topic())
                .withHeaders(headers(message))
                .build();
        Record<String, byte[]> body = Record.of(message.key(), message.value().orElse(null));
        stages.time("publish", () -> await(Message.of(body).addMetadata(metadata), message));
    }

    private Void await(Message<Record<String, byte[]>> message, Outbox.Message what) {
        try {
            return emitter.sendMessage(message).await().atMost(ACKNOWLEDGED_WITHIN);
        } catch (RuntimeException e) {
            throw new UndeliveredMessage(what, e);
        }
    }

    private static Headers headers(Outbox.Message message) {
        RecordHeaders headers = new RecordHeaders();
        EventHeaders.of(message.eventId(), SOURCE, message.topic(), message.key(), message.team())
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
