package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tidemark.contracts.Problem;
import io.tidemark.contracts.Topic;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.RawRequest;
import io.tidemark.ingest.support.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that fail: each leaves its reason and nothing else. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class RefusedUploadTest {

    private static final byte[] PROSE = "this is no capture, it is prose".getBytes(StandardCharsets.US_ASCII);

    private long streams;
    private long metrics;

    @BeforeEach
    void countMessages() {
        streams = Topics.size(Topic.STREAMS);
        metrics = Topics.size(Topic.METRICS);
    }

    @AfterEach
    void leavesNoMessage() {
        assertEquals(streams, Topics.size(Topic.STREAMS));
        assertEquals(metrics, Topics.size(Topic.METRICS));
    }

    @Test
    void refusesAnEmptyUpload() {
        refused(new byte[0], "empty", 422)
                .body("detail", containsString("no byte came"))
                .body("findings.code", equalTo(List.of("empty-upload")));
        failed("empty", "no byte came").body("findings.code", equalTo(List.of("empty-upload")));
    }

    @Test
    void refusesWhatIsNoCaptureAndSaysWhatItExpected() {
        refused(PROSE, "prose", 415)
                .body("title", equalTo("This is no capture that can be read"))
                .body("detail", allOf(containsString("at byte 0: found"), containsString("pcap")));
        failed("prose", "at byte 0: found");
    }

    @Test
    void keepsTheReasonUnderTheCapturesId() {
        refused(PROSE, "prose-again", 415);
        String id = given().get("/api/uploads/prose-again").then().extract().path("id");
        given().get("/api/captures/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("reason", containsString("at byte 0: found"))
                .body("findings.size()", equalTo(1))
                .body("findings[0].code", equalTo("not-a-capture"))
                .body("findings[0].severity", equalTo("refusal"))
                .body("findings[0].values.offset", equalTo(0))
                .body("findings[0].values.expected", containsString("pcap"))
                .body("findings[0].values.found", containsString("this is no captu"));
        given().get("/api/captures/" + id + "/streams").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
        given().get("/api/captures/" + id + "/metrics").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
        given().delete("/api/captures/" + id).then().statusCode(204);
        metrics++;
    }

    @Test
    void refusesACaptureThatIsMalformedFurtherOnAndSaysWhere() {
        byte[] pcap = PcapFile.ofConnections(3).bytes();
        pcap[24 + 8 + 3] = 0x7F;
        refused(pcap, "malformed", 422)
                .body("detail", containsString("at byte "))
                .body("findings[0].code", equalTo("malformed-capture"))
                .body("findings[0].values.offset", greaterThan(0));
        failed("malformed", "at byte ");
    }

    @Test
    void refusesAFormWithoutAFile() {
        given().multiPart("capture", "large.pcap", PcapFile.ofConnections(1).bytes())
                .post("/api/captures?upload=fileless")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("no field file"));
        failed("fileless", "no field file");
    }

    /** Whoever puts the number of users into the form would otherwise get an answer for one user. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAFormThatSaysWhatTheQueryIsToSay(boolean before) {
        byte[] pcap = PcapFile.ofConnections(2).bytes();
        RequestSpecification form = before
                ? given().multiPart("users", "5").multiPart("file", "two.pcap", pcap)
                : given().multiPart("file", "two.pcap", pcap).multiPart("users", "5");
        form.post("/api/captures?upload=fields-" + before)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("a field users; expected in the query"));
        failed("fields-" + before, "a field users");
    }

    @Test
    void refusesAFormWithoutABoundary() {
        RawRequest.of("multipart/form-data")
                .body(PROSE)
                .post("/api/captures")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("boundary"));
    }

    @Test
    void refusesNumbersOfUsersThatAreNone() {
        for (String users : new String[] {"0", "-1", "many", "1.5", "99999999999"}) {
            given().body(PcapFile.ofConnections(1).bytes())
                    .post("/api/captures?upload=users&users=" + users)
                    .then()
                    .statusCode(400)
                    .contentType(Problem.MEDIA_TYPE)
                    .body("detail", containsString(users));
            failed("users", users);
        }
    }

    @Test
    void refusesANameThatCannotBeShown() {
        for (String name : new String[] {"a%00b", "x".repeat(201)}) {
            given().urlEncodingEnabled(false)
                    .body(PROSE)
                    .post("/api/captures?name=" + name)
                    .then()
                    .statusCode(400)
                    .contentType(Problem.MEDIA_TYPE)
                    .body("detail", containsString("name must"));
        }
    }

    @Test
    void refusesATokenOfOtherCharacters() {
        given().body(PROSE)
                .post("/api/captures?upload=a%20b")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("token"));
        given().get("/api/uploads/a%20b").then().statusCode(400).contentType(Problem.MEDIA_TYPE);
    }

    private static ValidatableResponse refused(byte[] body, String token, int status) {
        return given().contentType("application/octet-stream")
                .body(body)
                .post("/api/captures?upload=" + token)
                .then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("status", equalTo(status))
                .body("instance", equalTo("/api/captures"));
    }

    private static ValidatableResponse failed(String token, String reason) {
        return given().get("/api/uploads/" + token)
                .then()
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("reason", containsString(reason));
    }
}
