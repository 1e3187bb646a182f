package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.tidemark.contracts.StreamBatch;
import io.tidemark.contracts.Topic;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.RawRequest;
import io.tidemark.ingest.support.Topics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Uploads that succeed: what comes out of Kafka and of the API afterwards. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class UploadTest {

    @Test
    void tellsWhatACaptureHolds() throws Exception {
        byte[] pcap = PcapFile.ofConnections(3)
                .datagram(4_000, 20)
                .datagram(4_000, 20)
                .datagram(4_001, 20)
                .frameOfNothing()
                .bytes();
        String id = upload(pcap, "?name=three&users=2");
        given().get("/api/captures/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("parsed"))
                .body("name", equalTo("three"))
                .body("users", equalTo(2))
                .body("digest", equalTo(sha256(pcap)))
                .body("packets", equalTo(3 * PcapFile.FRAMES_PER_CONNECTION + 4))
                .body("bytes", equalTo(3 * PcapFile.FRAMES_PER_CONNECTION * 54 + 3 * 62 + 42))
                .body("start", equalTo("2023-11-14T22:13:20Z"))
                .body("end", equalTo("2023-11-14T22:13:23.150Z"))
                .body("skipped", equalTo(Map.of("other-ip-protocol", 1)))
                .body("evicted", equalTo(0))
                .body("truncated", equalTo(false))
                .body("clockResolutionNanos", equalTo(1_000))
                .body("streams", equalTo(Map.of("tcp", 3, "udp", 2)))
                .body("connections", equalTo(Map.of("tcp", 3, "udp", 1)))
                .body("udpStreamsAtStart", equalTo(2))
                .body("batches", equalTo(1))
                .body("endings[0].count", equalTo(3))
                .body("endings[0].flags", containsString("A"))
                .body("definitions", hasItems("wire"));
    }

    @Test
    void namesTheCaptureByItsBytesAndUsers() throws Exception {
        byte[] pcap = PcapFile.ofConnections(4).bytes();
        String named = sha256((sha256(pcap) + "\n7").getBytes(StandardCharsets.US_ASCII));
        assertEquals(named.substring(0, 32), upload(pcap, "?users=7"));
    }

    @Test
    void keepsAPersonAsAPseudonymThatIsTheSameInAllOfThatPersonsCaptures() {
        String monday = upload(PcapFile.ofConnections(6).bytes(), "?person=Ann Example");
        String tuesday = upload(PcapFile.ofConnections(7).bytes(), "?person=Ann Example ");
        String nobody = upload(PcapFile.ofConnections(6).bytes(), "");
        String ann = given().get("/api/captures/" + monday).path("person");
        assertTrue(ann.matches("p-[0-9a-f]{16}"), ann);
        given().get("/api/captures/" + tuesday).then().body("person", equalTo(ann));
        given().get("/api/captures/" + nobody).then().body("person", nullValue());
        assertNotEquals(monday, nobody, "whose it is makes it another capture");
    }

    @Test
    void refusesAPersonWhoIsSeveral() {
        given().body(PcapFile.ofConnections(6).bytes())
                .contentType("application/octet-stream")
                .post("/api/captures?person=Ann&users=2")
                .then()
                .statusCode(400)
                .body("detail", containsString("person"));
    }

    @Test
    void takesTheCaptureInEveryFormThatClientsSend() {
        byte[] pcap = PcapFile.ofConnections(5).bytes();
        String id = upload(pcap, "");
        for (String contentType : List.of("application/x-www-form-urlencoded", "application/vnd.tcpdump.pcap")) {
            assertEquals(id, idOf(RawRequest.of(contentType).body(pcap)), contentType);
        }
        assertEquals(id, idOf(given().multiPart("file", "five.pcap", pcap)));
        assertEquals(id, idOf(given().multiPart("note", "before the file").multiPart("file", "five.pcap", pcap)));
    }

    @Test
    void publishesRecordsThenTheirCompletionThenMetrics() throws Exception {
        PcapFile pcap = PcapFile.empty().datagram(4_002, 20).datagram(4_003, 20);
        for (int port = 10_000; port < 12_100; port++) pcap.connection(port, 0);
        String id = upload(pcap.datagram(4_004, 20).bytes(), "");
        List<ConsumerRecord<String, byte[]>> messages = Topics.messages(Topic.STREAMS, id);
        assertTrue(messages.size() > 3, messages.size() + " messages");
        for (int seq = 0; seq < messages.size(); seq++) assertIsBatch(messages.get(seq), id, seq, messages.size() - 1);
        List<ConsumerRecord<String, byte[]>> metrics = Topics.messages(Topic.METRICS, id);
        assertEquals(id + "/wire/1", header(metrics.get(metrics.size() - 1), "ce_id"));
        given().get("/api/captures/" + id).then().body("batches", equalTo(messages.size() - 1));
    }

    private static void assertIsBatch(ConsumerRecord<String, byte[]> message, String id, int seq, int last)
            throws Exception {
        StreamBatch batch = Json.MAPPER.readValue(message.value(), StreamBatch.class);
        assertEquals(seq, batch.seq());
        assertEquals(id + "/" + seq, header(message, "ce_id"));
        assertEquals(Topic.STREAMS.name(), header(message, "ce_type"));
        assertTrue(message.value().length < Topic.MAX_VALUE_BYTES);
        assertTrue(batch.streams().size() <= StreamBatch.MAX_STREAMS);
        assertEquals(seq == last, batch.completion() != null);
        if (seq == last) {
            assertEquals(2_100, batch.completion().streams().tcp());
            assertEquals(2, batch.completion().udpStreamsAtStart());
        }
    }

    @Test
    void publishesTheSameCaptureOnce() {
        byte[] pcap = PcapFile.ofConnections(6).bytes();
        String id = upload(pcap, "");
        long streams = Topics.size(Topic.STREAMS);
        long metrics = Topics.size(Topic.METRICS);
        assertEquals(id, upload(pcap, ""));
        assertEquals(streams, Topics.size(Topic.STREAMS));
        assertEquals(metrics, Topics.size(Topic.METRICS));
    }

    @Test
    void readsACompressedCaptureRawAndInAForm() {
        PcapFile pcap = PcapFile.ofConnections(7);
        for (byte[] packed : List.of(pcap.gzipped(), Zstd.compress(pcap.bytes()))) {
            String id = upload(packed, "");
            assertEquals(id, idOf(given().multiPart("file", "seven.packed", packed)));
            given().get("/api/captures/" + id).then().body("connections.tcp", equalTo(7));
        }
    }

    @Test
    void readsACaptureWhoseLastRecordIsCut() {
        byte[] pcap = PcapFile.ofConnections(8).bytes();
        String id = upload(Arrays.copyOf(pcap, pcap.length - 5), "");
        given().get("/api/captures/" + id)
                .then()
                .body("truncated", equalTo(true))
                .body("findings.code", hasItem("capture-cut"))
                .body("packets", equalTo(8 * PcapFile.FRAMES_PER_CONNECTION - 1));
    }

    @Test
    void listsTheNewestCaptureFirst() {
        String id = upload(PcapFile.ofConnections(9).bytes(), "?name=newest");
        given().get("/api/captures")
                .then()
                .statusCode(200)
                .body("[0].id", equalTo(id))
                .body("[0].name", equalTo("newest"))
                .body("[0].status", equalTo("parsed"));
    }

    @Test
    void keepsAddressesToItself() {
        String id = upload(PcapFile.ofConnections(10).bytes(), "");
        for (ConsumerRecord<String, byte[]> message : Topics.messages(Topic.STREAMS, id)) {
            String value = new String(message.value(), StandardCharsets.UTF_8);
            assertTrue(!value.contains("10.0.0.1") && !value.contains("0a000001"), "an address in " + value);
        }
    }

    static String upload(byte[] capture, String query) {
        return RawRequest.of("application/octet-stream")
                .body(capture)
                .post("/api/captures" + query)
                .then()
                .statusCode(202)
                .header("Location", matchesPattern("/api/captures/[0-9a-f]{32}"))
                .body("status", equalTo("parsed"))
                .extract()
                .path("id");
    }

    private static String idOf(RequestSpecification request) {
        return request.post("/api/captures").then().statusCode(202).extract().path("id");
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
