package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.SessionProfile;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.SampleFiles;
import io.tidemark.ingest.support.SharedFiles;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real captures through the whole service. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class RecordedCaptureTest {

    @Test
    void measuresASampleUnderEveryBuiltInDefinition() throws Exception {
        String id = UploadTest.upload(Files.readAllBytes(SampleFiles.require("lab-office-40s.pcapng")), "");
        List<String> definitions = given().get("/api/captures/" + id).path("definitions");
        for (String name : SessionProfile.BUILT_IN) {
            given().get("/api/captures/" + id).then().body("definitions", hasItem(name));
        }
        assertEquals(SessionProfile.BUILT_IN.size() + 1, definitions.size());
        long tcp = given().get("/api/captures/" + id + "/metrics").jsonPath().getLong("durationsSeconds.tcp.count");
        long entries = given().get("/api/captures/" + id + "/metrics?definition=fortigate")
                .jsonPath()
                .getLong("durationsSeconds.tcp.count");
        assertTrue(entries >= tcp, entries + " entries of " + tcp + " connections");
    }

    /** Streams and packets as tshark counts them in this capture. */
    @Test
    void countsTheStreamsOfAWorkstationAsTsharkDoes() throws Exception {
        byte[] capture = Files.readAllBytes(SharedFiles.require("captures/fit/workstation-13min.pcap.gz"));
        String id = UploadTest.upload(capture, "");
        given().get("/api/captures/" + id)
                .then()
                .body("packets", equalTo(70_381))
                .body("streams.tcp", equalTo(876))
                .body("streams.udp", equalTo(841));
        assertEquals(
                876 + 841,
                given().get("/api/captures/" + id + "/streams")
                        .asString()
                        .lines()
                        .count());
    }
}
