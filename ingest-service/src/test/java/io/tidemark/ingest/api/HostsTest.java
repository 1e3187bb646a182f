package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.panache.common.Parameters;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tidemark.contracts.Problem;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.store.HostsEntity;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.SampleFiles;
import io.tidemark.ingest.support.SharedFiles;
import jakarta.transaction.Transactional;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hosts of the users' side, from the upload to the answer. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class HostsTest {

    @Test
    void saysHowManyHostsACaptureHolds() {
        String id = UploadTest.upload(PcapFile.ofConnections(80).bytes(), "");
        given().get("/api/captures/" + id)
                .then()
                .body("hosts.inside", equalTo(2))
                .body("hosts.active", equalTo(1))
                .body("hosts.networks", hasSize(5))
                .body("users", equalTo(1));
    }

    @Test
    void servesEachHostAndHowTheyDiffer() {
        String id = UploadTest.upload(PcapFile.ofConnections(81).bytes(), "?inside=10.0.0.1/32");
        String originator = given().accept("text/csv")
                .get("/api/captures/" + id + "/streams")
                .asString()
                .lines()
                .toList()
                .get(1)
                .split(",")[11];
        given().get("/api/captures/" + id + "/hosts")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("inside", equalTo(1))
                .body("active", equalTo(1))
                .body("networks", equalTo(List.of("10.0.0.1/32")))
                .body("seconds", equalTo(81))
                .body("connectionsOfOthers", equalTo(0))
                .body("spread.connectionsPerSecond.mean", equalTo(1f))
                .body("spread.connectionsPerSecond.coefficientOfVariation", nullValue())
                .body("hosts", hasSize(1))
                .body("hosts[0].host", equalTo(originator))
                .body("hosts[0].connections.tcp", equalTo(81))
                .body("hosts[0].connectionsPerSecond", equalTo(1f))
                .body("hosts[0].durationsSeconds.tcp.quantiles.'0.5'", equalTo(0.3f))
                .body("hosts[0].durationsSeconds.udp.mean", nullValue())
                .body("hosts[0].maxConcurrency", equalTo(1))
                .body("unlisted", equalTo(0));
    }

    @Test
    void servesARowAHostAsCommaSeparatedValues() {
        String id = UploadTest.upload(PcapFile.ofConnections(82).bytes(), "");
        List<String> lines = given().accept("text/csv")
                .get("/api/captures/" + id + "/hosts")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString()
                .lines()
                .toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith("host,tcpConnections,udpConnections,connectionsPerSecond,"), lines.get(0));
        assertTrue(lines.get(1).matches("p-[0-9a-f]{16},82,0,1\\.0,1,0\\.3.*"), lines.get(1));
        assertEquals(lines.get(0).split(",").length, lines.get(1).split(",", -1).length);
    }

    @Test
    void isAnotherCaptureWhereOtherNetworksAreInside() {
        byte[] pcap = PcapFile.ofConnections(83).bytes();
        String usual = UploadTest.upload(pcap, "");
        String told = UploadTest.upload(pcap, "?inside=10.0.0.2/32&inside=2001:db8::/32");
        assertNotEquals(usual, told);
        assertEquals(told, UploadTest.upload(pcap, "?inside=2001:DB8::1/32,10.0.0.2/32"));
        given().get("/api/captures/" + told).then().body("hosts.active", equalTo(0));
        given().get("/api/captures/" + told + "/hosts").then().body("connectionsOfOthers", equalTo(83));
    }

    @Test
    void namesWhatIsNoNetwork() {
        given().body(PcapFile.ofConnections(1).bytes())
                .post("/api/captures?inside=10.0.0.0/8&inside=10.0.0.0/40")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("10.0.0.0/40"));
    }

    @Test
    void hasNoHostsOfAnUnknownCapture() {
        given().get("/api/captures/00/hosts").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void saysWhatToDoWhereACaptureWasStoredBeforeHostsWereToldApart() {
        byte[] pcap = PcapFile.ofConnections(84).bytes();
        String id = UploadTest.upload(pcap, "");
        forgetHosts(id);
        given().get("/api/captures/" + id).then().statusCode(200).body("hosts", nullValue());
        given().get("/api/captures/" + id + "/hosts")
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("upload it again"));
        assertEquals(id, UploadTest.upload(pcap, ""));
        given().get("/api/captures/" + id).then().body("hosts.active", equalTo(1));
    }

    /** The laboratory has one worker. */
    @Test
    void findsTheOneWorkerOfTheSample() throws Exception {
        String id = UploadTest.upload(Files.readAllBytes(SampleFiles.require("lab-office-40s.pcapng")), "");
        given().get("/api/captures/" + id).then().body("hosts.active", equalTo(1));
    }

    /** Its neighbours broadcast, and nobody answers them. Every connection is somebody's. */
    @Test
    void findsTheOneWorkstationAmongItsNeighbours() throws Exception {
        byte[] capture = Files.readAllBytes(SharedFiles.require("captures/fit/workstation-13min.pcap.gz"));
        String id = UploadTest.upload(capture, "");
        JsonPath hosts = given().get("/api/captures/" + id + "/hosts").jsonPath();
        JsonPath connections = given().get("/api/captures/" + id).jsonPath();
        assertEquals(1, hosts.getInt("active"));
        assertEquals(
                connections.getInt("connections.tcp") + connections.getInt("connections.udp"),
                hosts.getInt("hosts.connections.tcp.sum()")
                        + hosts.getInt("hosts.connections.udp.sum()")
                        + hosts.getInt("connectionsOfUnanswered")
                        + hosts.getInt("connectionsOfOthers")
                        + hosts.getInt("connectionsWithoutAddress"));
    }

    @Transactional
    void forgetHosts(String id) {
        HostsEntity.delete("captureId = :id", Parameters.with("id", id));
    }
}
