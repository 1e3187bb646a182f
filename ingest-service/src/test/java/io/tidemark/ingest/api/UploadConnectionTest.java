package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.Topic;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.RawUpload;
import io.tidemark.ingest.support.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens while bytes are still under way: broken connections, slow senders, many at once. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class UploadConnectionTest {

    private static final int PARALLEL = 10;
    private static final int MANY = 50;

    @TestHTTPResource("/")
    String base;

    @Test
    void failsAnUploadThatBreaksOffAndLeavesNothingElse() throws Exception {
        byte[] pcap = PcapFile.ofConnections(50).bytes();
        long streams = Topics.size(Topic.STREAMS);
        try (RawUpload upload = new RawUpload(base, "/api/captures?upload=broken", pcap.length)) {
            upload.send(pcap, 0, pcap.length / 2);
            awaitStatus("broken", "receiving");
        }
        awaitStatus("broken", "failed");
        given().get("/api/uploads/broken").then().body("reason", containsString("broke off after byte "));
        await().atMost(Duration.ofSeconds(30)).until(() -> threadsParsing() == 0);
        assertEquals(streams, Topics.size(Topic.STREAMS));
    }

    @Test
    void leavesNothingOfFiftyUploadsThatBreakOffAtOnce() throws Exception {
        byte[] pcap = PcapFile.ofConnections(53).bytes();
        long streams = Topics.size(Topic.STREAMS);
        int captures = given().get("/api/captures").path("size()");
        List<RawUpload> uploads = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            uploads.add(new RawUpload(base, "/api/captures?upload=many-" + number, pcap.length));
            uploads.get(number).send(pcap, 0, pcap.length / 2);
        }
        for (int number = 0; number < MANY; number++) awaitStatus("many-" + number, "receiving", "failed");
        for (RawUpload upload : uploads) upload.close();
        for (int number = 0; number < MANY; number++) awaitStatus("many-" + number, "failed");
        await().atMost(Duration.ofSeconds(30)).until(() -> threadsParsing() == 0);
        assertEquals(streams, Topics.size(Topic.STREAMS));
        given().get("/api/captures").then().body("size()", equalTo(captures));
        UploadTest.upload(pcap, "");
    }

    @Test
    void takesACaptureThatComesByteByByte() throws Exception {
        byte[] pcap = PcapFile.ofConnections(1).datagram(54, 0).bytes();
        try (RawUpload upload = new RawUpload(base, "/api/captures?upload=bytes", pcap.length)) {
            for (int at = 0; at < pcap.length; at++) upload.send(pcap, at, at + 1);
            assertEquals("HTTP/1.1 202 Accepted", upload.statusLine());
        }
        awaitStatus("bytes", "parsed");
    }

    @Test
    void refusesASecondUploadUnderTheSameToken() throws Exception {
        byte[] pcap = PcapFile.ofConnections(51).bytes();
        try (RawUpload upload = new RawUpload(base, "/api/captures?upload=taken", pcap.length)) {
            upload.send(pcap, 0, 100);
            awaitStatus("taken", "receiving");
            given().body(pcap)
                    .post("/api/captures?upload=taken")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("taken"));
            upload.send(pcap, 100, pcap.length);
            assertEquals("HTTP/1.1 202 Accepted", upload.statusLine());
        }
        awaitStatus("taken", "parsed");
    }

    @Test
    void publishesACaptureOnceThatIsUploadedTwiceAtTheSameTime() throws Exception {
        byte[] pcap = PcapFile.ofConnections(52).bytes();
        long streams = Topics.size(Topic.STREAMS);
        try (RawUpload first = new RawUpload(base, "/api/captures?upload=first", pcap.length);
                RawUpload second = new RawUpload(base, "/api/captures?upload=second", pcap.length)) {
            first.send(pcap, 0, pcap.length - 1);
            second.send(pcap, 0, pcap.length - 1);
            first.send(pcap, pcap.length - 1, pcap.length);
            second.send(pcap, pcap.length - 1, pcap.length);
            assertEquals("HTTP/1.1 202 Accepted", first.statusLine());
            assertEquals("HTTP/1.1 202 Accepted", second.statusLine());
        }
        String id = given().get("/api/uploads/first").path("id");
        assertEquals(id, given().get("/api/uploads/second").path("id"));
        assertEquals(streams + 2, Topics.size(Topic.STREAMS));
    }

    @Test
    void takesTenCapturesAtTheSameTime() {
        ExecutorService clients = Executors.newFixedThreadPool(PARALLEL);
        List<CompletableFuture<String>> uploads = new ArrayList<>();
        for (int number = 0; number < PARALLEL; number++) {
            byte[] pcap = PcapFile.ofConnections(1_100 + number).bytes();
            uploads.add(CompletableFuture.supplyAsync(() -> UploadTest.upload(pcap, ""), clients));
        }
        List<String> ids = uploads.stream().map(CompletableFuture::join).toList();
        clients.shutdown();
        Set<String> different = new HashSet<>(ids);
        assertEquals(PARALLEL, different.size());
        IntStream.range(0, PARALLEL)
                .forEach(number -> given().get("/api/captures/" + ids.get(number))
                        .then()
                        .body("connections.tcp", equalTo(1_100 + number)));
    }

    @Test
    void answersAnUploadThatIsNoCaptureWhileItStillComes() throws Exception {
        byte[] prose = "no capture ".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (RawUpload upload = new RawUpload(base, "/api/captures", 1L << 32)) {
            upload.send(prose, 0, prose.length);
            Thread more = new Thread(() -> sendOn(upload));
            more.start();
            assertTrue(upload.statusLine().contains("415"));
            more.interrupt();
        }
    }

    /** Sends until nobody takes it any more. */
    private static void sendOn(RawUpload upload) {
        byte[] megabyte = new byte[1 << 20];
        try {
            while (!Thread.currentThread().isInterrupted()) upload.send(megabyte, 0, megabyte.length);
        } catch (java.io.IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitStatus(String token, String... anyOf) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/api/uploads/" + token).then().body("status", oneOf(anyOf)));
    }

    private static long threadsParsing() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> List.of(stack).stream()
                        .anyMatch(frame -> frame.getClassName().endsWith(".CaptureParser")))
                .count();
    }
}
