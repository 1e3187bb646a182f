package io.tidemark.ingest.api;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tidemark.ingest.upload.CaptureLocks;
import io.tidemark.ingest.upload.UnavailableException;
import io.tidemark.ingest.upload.Uploads;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tells other processes twice a second how far the uploads of this one have come, and which captures it works on. */
@Singleton
final class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Uploads uploads;
    private final CaptureLocks locks;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "upload-heartbeat"));

    Heartbeat(Uploads uploads, CaptureLocks locks) {
        this.uploads = uploads;
        this.locks = locks;
    }

    void start(@Observes StartupEvent started) {
        timer.scheduleWithFixedDelay(this::beat, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** After the last upload has ended. */
    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
    }

    private void beat() {
        beat(uploads::note);
        beat(locks::renew);
    }

    /** What cannot be noted now is noted with the next beat. */
    private static void beat(Runnable note) {
        try {
            note.run();
        } catch (UnavailableException e) {
            LOG.debugf(e, "no heartbeat");
        } catch (RuntimeException e) {
            LOG.warnf(e, "no heartbeat");
        }
    }
}
