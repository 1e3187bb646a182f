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
        String id = UploadTest.upload(log(300, 20), "?users=300");
        JsonPath capture = given().get("/api/captures/" + id).jsonPath();
        int kept = capture.getInt("hosts.active");
        assertTrue(kept > 30 && kept < 250, kept + " kept");
        assertEquals(300, capture.getInt("hosts.sampledFrom"));
        assertEquals(300, capture.getInt("users"));
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

    private static byte[] log(int hosts, int connectionsOfEach) {
        StringBuilder log = new StringBuilder(
                "#separator \\x09\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p"
                        + "\tproto\tduration\torig_bytes\tresp_bytes\tconn_state\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\n");
        for (int connection = 0; connection < connectionsOfEach; connection++) {
            for (int host = 0; host < hosts; host++) {
                log.append(1_752_000_000 + connection)
                        .append("\tC\t10.0.")
                        .append(host >> 7)
                        .append('.')
                        .append(host & 0x7f)
                        .append("\t40000\t192.0.2.1\t443\ttcp\t0.5\t10\t10\tSF\tShADadFf\t4\t200\t4\t200\n");
            }
        }
        return log.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
