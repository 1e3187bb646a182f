package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.tidemark.contracts.Problem;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.RawUpload;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that may take little, and whose Kafka is not there. */
@QuarkusTest
@TestProfile(ConstrainedServiceTest.Constraints.class)
@WithTestResource(ServersResource.class)
class ConstrainedServiceTest {

    private static final int LIMIT_BYTES = 100_000;

    @TestHTTPResource("/")
    String base;

    /** A limit that a test can exceed, and an address where nobody listens. */
    public static class Constraints implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            String nobody = "127.0.0.1:1";
            return Map.of(
                    "tidemark.upload.max-bytes", Integer.toString(LIMIT_BYTES),
                    "tidemark.upload.max-parallel", "1",
                    "mp.messaging.outgoing.streams.bootstrap.servers", nobody,
                    "mp.messaging.outgoing.metrics.bootstrap.servers", nobody,
                    "mp.messaging.connector.smallrye-kafka.delivery.timeout.ms", "2000",
                    "mp.messaging.connector.smallrye-kafka.request.timeout.ms", "1000",
                    "mp.messaging.connector.smallrye-kafka.max.block.ms", "1000",
                    "tidemark.kafka.ack-timeout", "3S");
        }
    }

    @Test
    void refusesAnUploadWhoseHeadSaysItIsTooLarge() {
        given().contentType("application/octet-stream")
                .body(new byte[LIMIT_BYTES + 1])
                .post("/api/captures?upload=declared")
                .then()
                .statusCode(413)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", equalTo("the upload has 100001 bytes; the limit is 100000 bytes"));
        failed("declared", "the limit is 100000 bytes")
                .body("findings[0].code", equalTo("capture-too-large"))
                .body("findings[0].values.limit", equalTo(LIMIT_BYTES))
                .body("findings[0].values.bytes", equalTo(LIMIT_BYTES + 1));
    }

    @Test
    void refusesAFormWhoseFileIsTooLarge() {
        byte[] large = PcapFile.empty().datagram(1, 60_000).datagram(2, 60_000).bytes();
        given().multiPart("file", "large.pcap", large)
                .post("/api/captures?upload=form")
                .then()
                .statusCode(413)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("the limit is 100000 bytes"));
        failed("form", "the limit is 100000 bytes");
    }

    @Test
    void asksToComeBackWhenAsManyUploadsAsAllowedAreBeingRead() throws Exception {
        byte[] pcap = PcapFile.ofConnections(1).bytes();
        try (RawUpload first = new RawUpload(base, "/api/captures?upload=slow", pcap.length)) {
            first.send(pcap, 0, pcap.length / 2);
            await().untilAsserted(() -> given().get("/api/uploads/slow").then().body("status", equalTo("receiving")));
            given().contentType("application/octet-stream")
                    .body(pcap)
                    .post("/api/captures?upload=second")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .contentType(Problem.MEDIA_TYPE);
            failed("second", "at once");
        }
    }

    @Test
    void saysWithinBoundedTimeThatKafkaDoesNotAnswer() {
        given().contentType("application/octet-stream")
                .body(PcapFile.ofConnections(2).bytes())
                .post("/api/captures?upload=unacknowledged")
                .then()
                .time(lessThan(60_000L))
                .statusCode(503)
                .contentType(Problem.MEDIA_TYPE)
                .header("Retry-After", "5")
                .body("detail", containsString("Kafka did not acknowledge"));
        failed("unacknowledged", "Kafka did not acknowledge")
                .body("findings[0].code", equalTo("unavailable"))
                .body("findings[0].values.missing", equalTo("acknowledgement"))
                .body("findings[0].values.seconds", equalTo(3));
        String failedId = given().get("/api/uploads/unacknowledged").path("id");
        given().get("/api/captures/" + failedId).then().body("status", equalTo("failed"));
    }

    @Test
    void isNotReadyWithoutKafka() {
        given().get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
    }

    private static ValidatableResponse failed(String token, String reason) {
        return given().get("/api/uploads/" + token)
                .then()
                .body("status", equalTo("failed"))
                .body("reason", containsString(reason));
    }
}
