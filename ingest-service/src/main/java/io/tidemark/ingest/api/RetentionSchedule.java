package io.tidemark.ingest.api;

import io.quarkus.scheduler.Scheduled;
import io.tidemark.ingest.upload.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Has captures forgotten that have been kept for as long as they are kept. */
@ApplicationScoped
public class RetentionSchedule {

    private static final Logger LOG = Logger.getLogger(RetentionSchedule.class);

    private final Retention retention;

    RetentionSchedule(Retention retention) {
        this.retention = retention;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetDue() {
        int forgotten = retention.forgetDue();
        if (forgotten > 0)
            LOG.infof("%d captures were kept for as long as they are kept, and are forgotten", forgotten);
    }
}
