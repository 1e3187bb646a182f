package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.RawUpload;
import org.junit.jupiter.api.Test;

/** Nobody listens where Kafka should be. */
@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "broker", value = "away"))
class KafkaAwayTest {

    private static final long TEN_GIGABYTES = 10_000_000_000L;

    @TestHTTPResource("/")
    String base;

    /** Of ten gigabytes that are announced not one byte is sent: the answer comes all the same. */
    @Test
    void refusesAnUploadBeforeItIsRead() throws Exception {
        try (RawUpload upload = new RawUpload(base, "/api/captures?upload=unread", TEN_GIGABYTES)) {
            assertThat(upload.statusLine(), startsWith("HTTP/1.1 503 "));
        }
        given().get("/api/uploads/unread")
                .then()
                .body("status", equalTo("failed"))
                .body("findings[0].code", equalTo("unavailable"))
                .body("findings[0].values.missing", equalTo("answer"));
    }

    @Test
    void saysWhatIsAway() {
        given().contentType("application/octet-stream")
                .body(PcapFile.ofConnections(2).bytes())
                .post("/api/captures")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("title", equalTo("The capture cannot be kept now"))
                .body("detail", containsString("Kafka did not answer"));
    }
}
