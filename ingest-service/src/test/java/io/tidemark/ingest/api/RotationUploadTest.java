package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tidemark.contracts.Problem;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.capture.Sha256;
import io.tidemark.ingest.support.Compressed;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.Rotation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Forms with several files: those of one capture. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class RotationUploadTest {

    private static ValidatableResponse post(String query, List<byte[]> files, int... order) {
        RequestSpecification form = given();
        for (int number : order) form.multiPart("file", "cap.pcap" + number, files.get(number));
        return form.post("/api/captures" + query).then();
    }

    @Test
    void areTheSameCaptureInAnyOrder() throws Exception {
        byte[] whole = PcapFile.ofConnections(21).bytes();
        List<byte[]> files = Rotation.of(whole, 53);
        assertEquals(3, files.size());
        String id =
                post("?name=rotation", files, 0, 1, 2).statusCode(202).extract().path("id");
        for (int[] order : new int[][] {{2, 0, 1}, {1, 2, 0}}) {
            post("", files, order).statusCode(202).body("id", equalTo(id));
        }
        given().get("/api/captures/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("rotation"))
                .body("digest", equalTo(digestOf(files)))
                .body("packets", equalTo(21 * PcapFile.FRAMES_PER_CONNECTION))
                .body("connections", equalTo(Map.of("tcp", 21, "udp", 0)))
                .body("findings.find { it.code == 'files-joined' }.values", equalTo(Map.of("files", 3)));
        String alone = UploadTest.upload(whole, "");
        assertEquals(streams(alone), streams(id));
    }

    private static List<Long> streams(String id) {
        return given().accept("application/x-ndjson")
                .get("/api/captures/" + id + "/streams")
                .asString()
                .lines()
                .map(line -> io.restassured.path.json.JsonPath.from(line).getLong("endEpochNanos"))
                .toList();
    }

    /** As {@code sha256sum FILE... | cut -c1-64 | sha256sum} prints it. */
    private static String digestOf(List<byte[]> files) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (byte[] file : files) lines.append(sha256(file)).append('\n');
        return sha256(lines.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return Sha256.of(new ByteArrayInputStream(bytes));
    }

    @Test
    void mayBeginWithAFileThatHoldsNothing() {
        List<byte[]> files = List.of(
                PcapFile.empty().bytes(),
                Compressed.gzip(PcapFile.ofConnections(22).bytes()));
        String id = post("", files, 0, 1).statusCode(202).extract().path("id");
        given().get("/api/captures/" + id).then().body("connections.tcp", equalTo(22));
    }

    @Test
    void areRefusedWhereTheyAreOfDifferentForms() {
        List<byte[]> files = List.of(
                PcapFile.ofConnections(23).bytes(),
                "{\"ts\":1.0,\"id.orig_h\":\"10.0.0.1\"}\n".getBytes(StandardCharsets.US_ASCII));
        post("?upload=mixed", files, 0, 1)
                .statusCode(409)
                .contentType(Problem.MEDIA_TYPE)
                .body("title", equalTo("These files are not one capture"))
                .body(
                        "detail",
                        containsString(
                                "cap.pcap1 is Zeek's conn.log (zeek-json), expected pcap (pcap) as cap.pcap0 is"));
        given().get("/api/uploads/mixed").then().body("status", equalTo("failed"));
    }

    @Test
    void areOneCaptureThoughTheyOverlapUnlessTheyMustAdjoin() {
        List<byte[]> files = List.of(
                PcapFile.ofConnections(24).bytes(), PcapFile.ofConnections(25).bytes());
        post("?adjoining=true", files, 0, 1)
                .statusCode(409)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("before the files up to cap.pcap"));
        String id = post("", files, 0, 1).statusCode(202).extract().path("id");
        given().get("/api/captures/" + id).then().body("findings.code", hasItem("files-overlap"));
        post("?adjoining=true", Rotation.of(files.get(0), 70), 0, 1, 2).statusCode(202);
        post("?adjoining=perhaps", files, 0).statusCode(400).body("detail", containsString("adjoining must be"));
    }

    @Test
    void namesTheFileThatIsMalformed() {
        List<byte[]> files = Rotation.of(PcapFile.ofConnections(26).bytes(), 100);
        files.get(1)[24 + 16 + 54 + 8 + 3] = 0x7F;
        post("?upload=second", files, 0, 1)
                .statusCode(422)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("in cap.pcap1 at byte 102: expected"));
        String id = given().get("/api/uploads/second").then().extract().path("id");
        given().get("/api/captures/" + id).then().body("status", equalTo("failed"));
    }

    /** It is refused before it has come whole, and with it that others follow. */
    @Test
    void namesTheFirstFileWhereItIsMalformed() {
        List<byte[]> files = Rotation.of(PcapFile.ofConnections(8_000).bytes(), 50_000);
        files.get(0)[24 + 8 + 3] = 0x7F;
        post("", files, 0, 1).statusCode(422).body("detail", containsString("in cap.pcap0 at byte 32: expected"));
    }

    @Test
    void mayBeAThousand() {
        List<byte[]> files = Rotation.of(PcapFile.ofConnections(1_000).bytes(), PcapFile.FRAMES_PER_CONNECTION);
        assertEquals(1_000, files.size());
        String id = post("", files, IntStream.range(0, 1_000).map(i -> 999 - i).toArray())
                .statusCode(202)
                .extract()
                .path("id");
        given().get("/api/captures/" + id)
                .then()
                .body("connections.tcp", equalTo(1_000))
                .body("findings.find { it.code == 'files-joined' }.values.files", equalTo(1_000));
    }

    @Test
    void mayNotSayBesideThemWhatTheQueryIsToSay() {
        List<byte[]> files = Rotation.of(PcapFile.ofConnections(27).bytes(), 100);
        given().multiPart("file", "a", files.get(0))
                .multiPart("file", "b", files.get(1))
                .multiPart("users", "5")
                .post("/api/captures")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("a field users; expected in the query"));
    }
}
