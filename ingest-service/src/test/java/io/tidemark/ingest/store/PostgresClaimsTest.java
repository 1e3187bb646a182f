package io.tidemark.ingest.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.upload.CaptureLocks;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Locks of several processes on a real PostgreSQL. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class PostgresClaimsTest {

    private static final int THREADS = 4;
    private static final int TURNS = 25;

    @Inject
    DataSource database;

    private int unguarded;

    @BeforeEach
    void giveAllBack() {
        new Rows(database).update("DELETE FROM claim");
    }

    @Test
    void oneThreadAtATimeWorksOnACapture() throws InterruptedException {
        CaptureLocks process = process();
        count(List.of(process, process, process, process));
    }

    @Test
    void oneProcessAtATimeWorksOnACapture() throws InterruptedException {
        count(List.of(process(), process(), process(), process()));
    }

    @Test
    void nobodyWaitsForAnotherCapture() throws InterruptedException {
        CaptureLocks process = process();
        try (CaptureLocks.Held ignored = process.lock("one")) {
            for (CaptureLocks each : List.of(process, process())) {
                Thread other = new Thread(() -> each.lock("other").close());
                other.start();
                other.join(TimeUnit.MINUTES.toMillis(1));
                assertFalse(other.isAlive());
            }
        }
    }

    @Test
    void aClaimLapsesUnlessItIsRenewed() {
        CaptureLocks process = process();
        PostgresClaims other = new PostgresClaims(database, UUID.randomUUID());
        try (CaptureLocks.Held ignored = process.lock("one")) {
            for (int minute = 0; minute < 3; minute++) {
                passTerm(1);
                process.renew();
                assertFalse(other.take("one"));
            }
            passTerm(0);
            assertTrue(other.take("one"));
        }
        assertFalse(
                new PostgresClaims(database, UUID.randomUUID()).take("one"), "given back by whom it had lapsed for");
    }

    /** Lets pass all but a number of seconds of the term of every claim. */
    private void passTerm(int butSeconds) {
        new Rows(database)
                .update(
                        "UPDATE claim SET until = until - ? * interval '1 second'",
                        PostgresClaims.TERM.toSeconds() - butSeconds);
    }

    private CaptureLocks process() {
        return new CaptureLocks(new PostgresClaims(database, UUID.randomUUID()));
    }

    private void count(List<CaptureLocks> processes) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (CaptureLocks process : processes) threads.execute(() -> count(process));
        threads.shutdown();
        assertTrue(threads.awaitTermination(2, TimeUnit.MINUTES));
        assertEquals(THREADS * TURNS, unguarded);
    }

    private void count(CaptureLocks process) {
        for (int turn = 0; turn < TURNS; turn++) {
            try (CaptureLocks.Held ignored = process.lock("one")) {
                unguarded++;
            }
        }
    }
}
