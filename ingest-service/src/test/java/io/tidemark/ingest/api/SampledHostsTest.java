package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.Topic;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.HostsLog;
import io.tidemark.ingest.support.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A log with more connections than the service has rows. */
@QuarkusTest
@TestProfile(SampledHostsTest.FewRows.class)
@WithTestResource(ServersResource.class)
class SampledHostsTest {

    /** Rows for some of 6,000 connections. */
    public static class FewRows implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tidemark.upload.max-streams", "5000");
        }
    }

    /** Metrics are those of the hosts that are kept, and of as many people, under a definition that is asked for later too. */
    @Test
    void drawsHostsWhereThereIsNoRoomForAll() throws Exception {
        String id = UploadTest.upload(HostsLog.of(300, 20).getBytes(StandardCharsets.US_ASCII), "?users=300");
        JsonPath capture = given().get("/api/captures/" + id).jsonPath();
        int kept = capture.getInt("hosts.active");
        assertTrue(kept > 30 && kept < 250, kept + " kept");
        assertEquals(300, capture.getInt("hosts.sampledFrom"));
        assertEquals(300, capture.getInt("users"));
        assertEquals(kept, capture.getInt("hosts.people"));
        assertEquals(List.of("hosts-sampled"), sampledOrEvicted(capture));
        assertEquals(300 * 20 - 20 * kept, capture.getInt("evicted"));
        assertEquals(
                300, given().get("/api/captures/" + id + "/hosts").jsonPath().getInt("sampledFrom"));
        assertMetricsAreOf(kept, 1, id);
        given().contentType("application/json")
                .body("{\"definition\":\"wire\"}")
                .post("/api/captures/" + id + "/definitions")
                .then()
                .statusCode(202);
        assertMetricsAreOf(kept, 2, id);
    }

    private static List<String> sampledOrEvicted(JsonPath capture) {
        return capture.getList("findings.code", String.class).stream()
                .filter(code -> code.equals("hosts-sampled") || code.equals("streams-evicted"))
                .toList();
    }

    /** Each time that metrics of the wire were published, they are those of so many people, who are all told apart. */
    private static void assertMetricsAreOf(int people, int times, String id) throws Exception {
        int toldApart = 0;
        for (ConsumerRecord<String, byte[]> message : Topics.messages(Topic.METRICS, id)) {
            CaptureMetrics metrics = Json.MAPPER.readValue(message.value(), CaptureMetrics.class);
            assertEquals(people, metrics.users());
            if (metrics.definition().equals("wire")) {
                toldApart += metrics.people().listed().size();
                assertEquals(0, metrics.people().silent());
                assertEquals(0, metrics.people().unlisted());
            }
        }
        assertEquals(times * people, toldApart);
    }
}
