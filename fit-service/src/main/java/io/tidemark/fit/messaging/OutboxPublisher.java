package io.tidemark.fit.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tidemark.fit.jobs.Bell;
import io.tidemark.fit.jobs.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The thread that sends what is in the outbox, as soon as a transaction has written to it. */
@ApplicationScoped
class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long STOP_MILLIS = 10_000;

    private final OutboxSender sender;
    private final Bell bell = new Bell();
    private final Thread thread = new Thread(this::publish, "fit-outbox");
    private volatile boolean stopping;

    OutboxPublisher(OutboxSender sender) {
        this.sender = sender;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Written event) {
        bell.ring();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        bell.ring();
        thread.join(STOP_MILLIS);
    }

    private void publish() {
        while (!stopping) {
            long rings = bell.rings();
            boolean more = sendSome();
            try {
                if (!more) bell.await(rings, POLL);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean sendSome() {
        try {
            return sender.sendSome();
        } catch (RuntimeException e) {
            LOG.errorf(e, "cannot send what is in the outbox; tried again in %s", POLL);
            return false;
        }
    }
}
