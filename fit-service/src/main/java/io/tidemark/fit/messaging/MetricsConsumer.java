package io.tidemark.fit.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.fit.jobs.MetricsIntake;
import io.tidemark.fit.jobs.Stages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes messages of the metrics topic: writes what they say and acknowledges them, and never samples. A message that
 * cannot be read goes to the dead-letter topic as it came, and so does one that holds what no database takes; one that cannot be
 * written now is tried until it can, because the database will be back and the messages behind it must wait for it anyway.
 */
@ApplicationScoped
class MetricsConsumer {

    private static final Logger LOG = Logger.getLogger(MetricsConsumer.class);
    private static final String DATA_EXCEPTION = "22";
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final MetricsIntake intake;
    private final Stages stages;
    private volatile boolean stopping;

    MetricsConsumer(MetricsIntake intake, Stages stages) {
        this.intake = intake;
        this.stages = stages;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Incoming("metrics")
    @Blocking
    CompletionStage<Void> take(KafkaRecord<byte[], byte[]> message) {
        try {
            return take(MetricsMessage.captureId(message.getKey()), message);
        } catch (UnreadableMessage e) {
            LOG.warnf("unreadable message: %s", e.getMessage());
            stages.received("unreadable");
            return message.nack(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.completedFuture(null);
        }
    }

    private CompletionStage<Void> take(String captureId, KafkaRecord<byte[], byte[]> message)
            throws UnreadableMessage, InterruptedException {
        if (message.getPayload() == null) {
            untilWritten(() -> intake.forget(captureId));
            stages.received("forgotten");
        } else {
            CaptureMetrics metrics = MetricsMessage.read(captureId, message.getPayload());
            untilWritten(() -> stages.received(intake.receive(metrics) ? "new" : "known"));
        }
        return message.ack();
    }

    /** What the database says of a value that it will never take, such as a text with a NUL: SQL's class of states for data exceptions. */
    private static Optional<String> whyNever(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(each -> String.valueOf(each.getSQLState()).startsWith(DATA_EXCEPTION))
                .map(SQLException::getMessage)
                .findFirst();
    }

    private void untilWritten(Runnable transaction) throws UnreadableMessage, InterruptedException {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (!stopping) {
            try {
                transaction.run();
                return;
            } catch (IllegalArgumentException e) {
                throw new UnreadableMessage(e.getMessage());
            } catch (RuntimeException e) {
                Optional<String> never = whyNever(e);
                if (never.isPresent()) throw new UnreadableMessage("the database takes no such value: " + never.get());
                LOG.errorf(e, "cannot write what a message says; tried again in %d ms", pauseMillis);
                Thread.sleep(pauseMillis);
                pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
            }
        }
        throw new InterruptedException("the service stops; the message stays unacknowledged and will come again");
    }
}
