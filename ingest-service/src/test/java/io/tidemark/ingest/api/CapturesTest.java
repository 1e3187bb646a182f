package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.Problem;
import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.Topic;
import io.tidemark.embedded.ServersResource;
import io.tidemark.embedded.TestClients;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.Topics;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What can be asked of a capture that is there. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class CapturesTest {

    @TestHTTPResource("/")
    String base;

    private static final List<String> COLUMNS = List.of(
            "protocol",
            "stream",
            "startEpochNanos",
            "endEpochNanos",
            "packets",
            "bytes",
            "syn",
            "synAck",
            "fin",
            "rst",
            "lastFlags",
            "originator",
            "responder",
            "originatorPort",
            "responderPort",
            "connection");

    @Test
    void keepsTheStreamsOfACaptureThatIsTooLongToBeMeasured() {
        byte[] pcap = new PcapBuilder(PcapBuilder.RAW_IP)
                .add(0, Packets.udp(1, 1, 2, 2, 0))
                .add(1_700_000_000L * 1_000_000_000, Packets.udp(1, 1, 2, 2, 0))
                .bytes();
        String id = UploadTest.upload(pcap, "");
        given().get("/api/captures/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("parsed"))
                .body("definitions", hasSize(0))
                .body(
                        "unmeasured",
                        startsWith("its packets are dated from 1970-01-01T00:00:00Z to 2023-11-14T22:13:20Z;"
                                + " captures of at most 14 days are measured"))
                .body("findings.code", contains("not-measured", "gap", "idle-udp-split"))
                .body("findings[0].severity", equalTo("refusal"))
                .body("findings[0].values.start", equalTo("1970-01-01T00:00:00Z"))
                .body("findings[0].values.mostDays", equalTo(14));
        given().get("/api/captures/" + id + "/streams").then().statusCode(200).body(containsString("\"packets\":2"));
        given().get("/api/captures/" + id + "/metrics").then().statusCode(404);
        given().contentType("application/json")
                .body(Map.of("definition", "fortigate"))
                .post("/api/captures/" + id + "/definitions")
                .then()
                .statusCode(422)
                .contentType(Problem.MEDIA_TYPE)
                .body("title", equalTo("The capture is not measured"))
                .body("detail", startsWith("capture " + id + " is not measured: its packets are dated from"))
                .body("findings.code", contains("not-measured"));
    }

    @Test
    void saysInPlaceOfMetricsThatNoTimePasses() throws Exception {
        PcapBuilder pcap = new PcapBuilder(PcapBuilder.RAW_IP);
        for (int i = 0; i < 50; i++) pcap.add(1_700_000_000_000_000_000L, Packets.udp(1 + i % 2, 1, 2 - i % 2, 2, 0));
        String id = UploadTest.upload(pcap.bytes(), "");
        given().get("/api/captures/" + id)
                .then()
                .statusCode(200)
                .body("definitions", hasSize(0))
                .body("unmeasured", startsWith("all of its packets (50) have the time 2023-11-14T22:13:20Z"))
                .body("findings.code", contains("no-time-passes", "duplicates-counted-once"))
                .body("findings[0].severity", equalTo("refusal"));
        given().contentType("application/json")
                .body(Map.of("definition", "fortigate"))
                .post("/api/captures/" + id + "/definitions")
                .then()
                .statusCode(422);
    }

    /** The part that is measured is stored with the capture: definitions added later cover the same. */
    @Test
    void leavesOutWhatLiesApartUnderEveryDefinition() throws Exception {
        PcapBuilder pcap =
                new PcapBuilder(PcapBuilder.RAW_IP).add(1_600_000_000_000_000_000L, Packets.udp(1, 7, 2, 2, 0));
        for (int i = 0; i < 50; i++) {
            pcap.add(
                    1_700_000_000_000_000_000L + i * 1_000_000_000L,
                    Packets.udp(1 + i % 2, 1 + i % 2, 2 - i % 2, 2 - i % 2, 0));
        }
        String id = UploadTest.upload(pcap.bytes(), "");
        given().get("/api/captures/" + id)
                .then()
                .statusCode(200)
                .body("start", equalTo("2020-09-13T12:26:40Z"))
                .body("unmeasured", nullValue())
                .body("corrected.apart.streams", equalTo(1))
                .body("findings.code", hasItems("gap", "apart-left-out"));
        given().contentType("application/json")
                .body(Map.of("definition", "fortigate"))
                .post("/api/captures/" + id + "/definitions")
                .then()
                .statusCode(202);
        for (String definition : List.of("wire", "fortigate")) {
            given().get("/api/captures/" + id + "/metrics?definition=" + definition)
                    .then()
                    .statusCode(200)
                    .body("start", equalTo("2023-11-14T22:13:20Z"))
                    .body("seconds", equalTo(50))
                    .body("findings.code", hasItem("gap"));
        }
    }

    @Test
    void servesTheStreamTableAsLinesOfJson() throws Exception {
        String id =
                UploadTest.upload(PcapFile.ofConnections(1_200).datagram(9, 1).bytes(), "");
        String body = given().get("/api/captures/" + id + "/streams")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        List<String> lines = body.lines().toList();
        assertEquals(1_201, lines.size());
        JsonNode first = Json.MAPPER.readTree(lines.get(0));
        List<String> names = new ArrayList<>();
        first.fieldNames().forEachRemaining(names::add);
        assertEquals(COLUMNS, names);
        assertEquals(
                PcapFile.START_EPOCH_SECOND * 1_000_000_000,
                first.get("startEpochNanos").longValue());
        assertEquals(10_000, first.get("originatorPort").intValue());
        assertTrue(first.get("originator").textValue().matches("p-[0-9a-f]{16}"));
        JsonNode last = Json.MAPPER.readTree(lines.get(1_200));
        assertEquals("udp", last.get("protocol").textValue());
        assertTrue(last.get("lastFlags").isNull());
        for (int stream = 0; stream < 1_200; stream++) {
            assertEquals(
                    stream,
                    Json.MAPPER.readTree(lines.get(stream)).get("stream").intValue());
        }
    }

    @Test
    void servesTheStreamTableAsCommaSeparatedValues() {
        String id = UploadTest.upload(PcapFile.ofConnections(70).datagram(9, 1).bytes(), "");
        List<String> lines = given().accept("text/csv")
                .get("/api/captures/" + id + "/streams")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString()
                .lines()
                .toList();
        assertEquals(72, lines.size());
        assertEquals(String.join(",", COLUMNS), lines.get(0));
        assertEquals(COLUMNS.size(), lines.get(71).split(",", -1).length);
        assertTrue(lines.get(1).startsWith("tcp,0,1700000000000000000,1700000000300000000,7,"), lines.get(1));
    }

    @Test
    void servesAnEmptyTableWhereThereIsNoStream() {
        String id = UploadTest.upload(PcapFile.empty().frameOfNothing().bytes(), "");
        assertEquals("", given().get("/api/captures/" + id + "/streams").asString());
    }

    @Test
    void saysThatTheStreamsAreGoneOnceTheTopicHasDroppedThem() throws Exception {
        byte[] pcap = PcapFile.ofConnections(71).bytes();
        String id = UploadTest.upload(pcap, "");
        dropStreamRecords();
        given().get("/api/captures/" + id + "/streams")
                .then()
                .statusCode(410)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString(id));
        define(id, "{\"definition\":\"wire\"}").statusCode(410);
        assertEquals(id, UploadTest.upload(pcap, ""));
        given().get("/api/captures/" + id + "/streams").then().statusCode(200);
    }

    @Test
    void servesMetricsSecondBySecond() {
        String id = UploadTest.upload(PcapFile.ofConnections(72).bytes(), "");
        given().get("/api/captures/" + id + "/metrics")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("definition", equalTo("wire"))
                .body("caveats", hasSize(0))
                .body("start", equalTo("2023-11-14T22:13:20Z"))
                .body("seconds", equalTo(72))
                .body("cps.tcp", hasSize(72))
                .body("cps.tcp", everyItem(equalTo(1)))
                .body("cps.udp", everyItem(equalTo(0)))
                .body("concurrency.tcp", hasSize(72))
                .body("maxWithinSecond.tcp", everyItem(equalTo(1)))
                .body("durationsSeconds.tcp.count", equalTo(72))
                .body("durationsSeconds.tcp.mean", equalTo(0.3f))
                .body("durationsSeconds.tcp.quantiles.'0.5'", equalTo(0.3f))
                .body("durationsSeconds.tcp.histogram.counts.sum()", equalTo(72))
                .body("durationsSeconds.tcp.histogram.edges", notNullValue())
                .body("durationsSeconds.udp.count", equalTo(0));
    }

    @Test
    void namesTheDefinitionsThereAreWhereOneIsNot() {
        String id = UploadTest.upload(PcapFile.ofConnections(73).bytes(), "");
        given().get("/api/captures/" + id + "/metrics?definition=nothing")
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("wire"));
    }

    @Test
    void publishesMetricsOfABuiltInDefinitionAgain() {
        String id = UploadTest.upload(PcapFile.ofConnections(74).bytes(), "");
        String before = given().get("/api/captures/" + id + "/metrics").asString();
        int messages = Topics.messages(Topic.METRICS, id).size();
        define(id, "{\"definition\":\"wire\"}")
                .statusCode(202)
                .header("Location", equalTo("/api/captures/" + id + "/metrics?definition=wire"));
        assertEquals(messages + 1, Topics.messages(Topic.METRICS, id).size());
        assertEquals(before, given().get("/api/captures/" + id + "/metrics").asString());
    }

    @Test
    void measuresUnderAnEditedProfile() {
        String id = UploadTest.upload(PcapFile.ofConnections(75).bytes(), "");
        String definition = define(id, """
                        {"definition": {"name": "mine", "title": "Mine",
                         "tcp": {"synSent": {"seconds": 5}, "established": {"seconds": 60}, "closed": {"seconds": 1}},
                         "udp": {"first": {"seconds": 30}}}}""").statusCode(202).extract().path("definition");
        assertTrue(definition.startsWith("custom-"), definition);
        given().get("/api/captures/" + id + "/metrics?definition=" + definition)
                .then()
                .statusCode(200)
                .body("durationsSeconds.tcp.count", equalTo(75));
    }

    @Test
    void saysWhatALogOfConnectionsDoesNotTell() {
        String log =
                "#separator \\x09\n#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration\tconn_state\n"
                        + "1700000000.5\t10.0.0.1\t1024\t10.0.0.2\t80\ttcp\t3.5\tSF\n";
        String id = UploadTest.upload(log.getBytes(StandardCharsets.US_ASCII), "");
        given().get("/api/captures/" + id).then().body("format", equalTo("zeek-tsv"));
        given().get("/api/captures/" + id + "/metrics")
                .then()
                .body("caveats", contains(containsString("Zeek's conn.log")))
                .body("findings.code", contains("ended-connections-only"))
                .body("findings[0].text", containsString("Zeek's conn.log"));
        String upperBound = "the occupancy of the table is an upper bound";
        given().get("/api/captures/" + id + "/metrics?definition=pf")
                .then()
                .body("caveats", hasItem(containsString(upperBound)));
        String definition = define(id, "{\"tcp\":{\"synSent\":{\"seconds\":9}},\"udp\":{}}")
                .extract()
                .path("definition");
        given().get("/api/captures/" + id + "/metrics?definition=" + definition)
                .then()
                .body("caveats", hasItem(containsString(upperBound)))
                .body("caveats", hasItem(containsString("no timeout of UDP is known")))
                .body("findings.code", hasItem("protocol-without-timeout"));
    }

    /** Ten days second by second are some ten megabytes; others who ask for such have their turn after a client that went away. */
    @Test
    void answersMetricsOfManyDaysInTurn() throws IOException {
        String log =
                "#separator \\x09\n#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration\tconn_state\n"
                        + "1700000000.5\t10.0.0.1\t1024\t10.0.0.2\t80\ttcp\t3.5\tSF\n"
                        + "1700864000.5\t10.0.0.1\t1025\t10.0.0.2\t80\ttcp\t3.5\tSF\n";
        String id = UploadTest.upload(log.getBytes(StandardCharsets.US_ASCII), "");
        leaveInTheMiddle("/api/captures/" + id + "/metrics");
        byte[] answer = given().get("/api/captures/" + id + "/metrics")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asByteArray();
        // not by paths of Groovy, which takes a value for every second of ten days apart
        JsonNode metrics = new ObjectMapper().readTree(answer);
        assertEquals(864_005, metrics.path("seconds").intValue());
        assertEquals(864_005, metrics.path("cps").path("tcp").size());
        assertEquals(1, metrics.path("cps").path("tcp").path(864_000).intValue());
        given().get("/api/captures/" + id + "/metrics?definition=nothing")
                .then()
                .statusCode(404);
    }

    private void leaveInTheMiddle(String path) throws IOException {
        URI uri = URI.create(base);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertEquals(1_000, socket.getInputStream().readNBytes(1_000).length);
        }
    }

    @Test
    void refusesADefinitionThatIsNone() {
        String id = UploadTest.upload(PcapFile.ofConnections(76).bytes(), "");
        define(id, "{\"definition\":\"nothing\"}").statusCode(422).body("detail", containsString("wire"));
        define(id, "{}").statusCode(400).body("detail", containsString("fortigate"));
        define(id, "{\"definition\":{\"tcp\":{},\"udp\":{}}}")
                .statusCode(422)
                .body("detail", containsString("synSent"));
        define(id, "{\"tcp\":{\"synSent\":{\"seconds\":-1}},\"udp\":{}}")
                .statusCode(422)
                .body("detail", containsString("-1"));
    }

    @Test
    void forgetsACaptureAndTellsEverybody() {
        byte[] pcap = PcapFile.ofConnections(77).bytes();
        String id = UploadTest.upload(pcap, "");
        given().delete("/api/captures/" + id).then().statusCode(204);
        for (String path : List.of("", "/streams", "/metrics")) {
            given().get("/api/captures/" + id + path).then().statusCode(404).contentType(Problem.MEDIA_TYPE);
        }
        given().delete("/api/captures/" + id).then().statusCode(404);
        List<ConsumerRecord<String, byte[]>> metrics = Topics.messages(Topic.METRICS, id);
        assertNull(metrics.get(metrics.size() - 1).value());
        assertEquals(id, UploadTest.upload(pcap, ""));
        given().get("/api/captures/" + id).then().statusCode(200).body("status", equalTo("parsed"));
    }

    @Test
    void showsTheDefinitionsWithTheirTimeoutsAndSources() {
        given().get("/api/profiles")
                .then()
                .statusCode(200)
                .body("[0].name", equalTo("wire"))
                .body("name", hasSize(SessionProfile.BUILT_IN.size() + 1))
                .body("name", hasItems(SessionProfile.BUILT_IN.toArray(String[]::new)))
                .body("find { it.name == 'fortigate' }.tcp.established.seconds", equalTo(3_600f))
                .body(
                        "tail().collectMany { it.tcp.values() + it.udp.values() }.findAll { it }.source",
                        everyItem(not(blankOrNullString())));
    }

    private static io.restassured.response.ValidatableResponse define(String id, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/captures/" + id + "/definitions")
                .then();
    }

    /** What the broker does by itself when the time of retention has passed. */
    private static void dropStreamRecords() throws Exception {
        try (Admin admin = Admin.create(TestClients.owner())) {
            for (int partition = 0; partition < Topic.STREAMS.partitions(); partition++) {
                TopicPartition all = new TopicPartition(Topic.STREAMS.name(), partition);
                admin.deleteRecords(Map.of(all, RecordsToDelete.beforeOffset(-1)))
                        .all()
                        .get();
            }
        }
    }
}
