package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.RawUpload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As many slow senders as there are places hold them only until somebody else wants one. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class SlowSendersTest {

    private static final int PLACES = 16;

    @TestHTTPResource("/")
    String base;

    private final List<RawUpload> slow = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (RawUpload upload : slow) upload.close();
    }

    @Test
    void makeRoomForOneWhoSends() throws Exception {
        byte[] pcap = PcapFile.ofConnections(61).bytes();
        for (int number = 0; number < PLACES; number++) {
            RawUpload upload = new RawUpload(base, "/api/captures?upload=slow-" + number, pcap.length);
            slow.add(upload);
            upload.send(pcap, 0, 40);
        }
        for (int number = 0; number < PLACES; number++) {
            String token = "slow-" + number;
            await().until(() -> status(token), equalTo("receiving"));
        }
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> upload(pcap) == 202);
        long ended = 0;
        for (int number = 0; number < PLACES; number++) {
            String reason = given().get("/api/uploads/slow-" + number).path("reason");
            if (reason != null) {
                ended++;
                assertThat(reason, containsString("came more slowly than 4096 bytes a second"));
            }
        }
        assertEquals(1, ended, "only the slowest had to go");
    }

    private static String status(String token) {
        return given().get("/api/uploads/" + token).path("status");
    }

    private static int upload(byte[] pcap) {
        return given().contentType("application/octet-stream")
                .body(pcap)
                .post("/api/captures?name=in+time")
                .statusCode();
    }
}
