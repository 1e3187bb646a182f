package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.Topic;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.store.CaptureEntity;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.Topics;
import io.tidemark.ingest.upload.CaptureStore;
import io.tidemark.ingest.upload.Captures;
import io.tidemark.ingest.upload.Retention;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Captures go when they have been kept for as long as they are kept. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class RetentionTest {

    private static final Duration KEPT = Duration.ofDays(180);

    @Inject
    CaptureStore store;

    @Inject
    Captures captures;

    @Test
    void forgetsWhatIsOldAndKeepsTheRest() {
        String old = UploadTest.upload(PcapFile.ofConnections(41).bytes(), "");
        String recent = UploadTest.upload(PcapFile.ofConnections(42).bytes(), "");
        age(old, KEPT.plusHours(1));
        age(recent, KEPT.minusHours(1));
        assertEquals(1, retention(Optional.of(KEPT)).forgetDue());
        given().get("/api/captures/" + old).then().statusCode(404);
        given().get("/api/captures/" + recent).then().statusCode(200);
        List<ConsumerRecord<String, byte[]>> metrics = Topics.messages(Topic.METRICS, old);
        assertNull(metrics.get(metrics.size() - 1).value(), "those who fit are told to forget it too");
        assertEquals(0, retention(Optional.of(KEPT)).forgetDue());
    }

    @Test
    void keepsEverythingUnlessTold() {
        String old = UploadTest.upload(PcapFile.ofConnections(43).bytes(), "");
        age(old, Duration.ofDays(4_000));
        assertEquals(0, retention(Optional.empty()).forgetDue());
        given().delete("/api/captures/" + old).then().statusCode(204);
    }

    private Retention retention(Optional<Duration> kept) {
        return new Retention(store, captures, kept, Clock.systemUTC());
    }

    private static void age(String id, Duration age) {
        Instant storedAt = Instant.now().minus(age);
        QuarkusTransaction.requiringNew()
                .run(() -> assertEquals(1, CaptureEntity.update("storedAt = ?1 where id = ?2", storedAt, id)));
    }
}
