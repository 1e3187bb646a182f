package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.PcapFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Progress of uploads as it is told while they travel. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class UploadEventsTest {

    @TestHTTPResource("/api/uploads/")
    String base;

    @Test
    void tellsTheEndToWhoListenedBeforeTheUploadBegan() throws Exception {
        CompletableFuture<HttpResponse<Stream<String>>> listening = listen("early");
        Stream<String> lines = listening.get(30, TimeUnit.SECONDS).body();
        byte[] pcap = PcapFile.ofConnections(60).bytes();
        String id = UploadTest.upload(pcap, "?upload=early");
        List<String> heard = lines.filter(line -> !line.isBlank()).toList();
        assertEquals("event:status", heard.get(heard.size() - 2));
        JsonNode end = data(heard.get(heard.size() - 1));
        assertEquals("parsed", end.get("status").textValue());
        assertEquals(id, end.get("id").textValue());
        assertEquals("event:progress", heard.get(heard.size() - 4));
        JsonNode progress = data(heard.get(heard.size() - 3));
        assertEquals(pcap.length, progress.get("bytes").longValue());
        assertEquals(
                60 * PcapFile.FRAMES_PER_CONNECTION, progress.get("packets").longValue());
        assertEquals(60, progress.get("streams").longValue());
    }

    @Test
    void tellsTheReasonToWhoListensAfterAFailure() throws Exception {
        given().body("prose").post("/api/captures?upload=late").then().statusCode(415);
        List<String> heard = listen("late")
                .get(30, TimeUnit.SECONDS)
                .body()
                .filter(line -> !line.isBlank())
                .toList();
        JsonNode end = data(heard.get(heard.size() - 1));
        assertEquals("failed", end.get("status").textValue());
        assertEquals("not-a-capture", end.at("/findings/0/code").textValue());
        assertTrue(end.get("reason").textValue().contains("at byte 0"), end.toString());
    }

    @Test
    void saysTheSameWhenPolled() {
        given().get("/api/uploads/polled").then().statusCode(200).body("status", equalTo("waiting"));
        String id = UploadTest.upload(PcapFile.ofConnections(61).bytes(), "?upload=polled");
        given().get("/api/uploads/polled")
                .then()
                .body("token", equalTo("polled"))
                .body("status", equalTo("parsed"))
                .body("id", equalTo(id))
                .body("packets", equalTo(61 * PcapFile.FRAMES_PER_CONNECTION))
                .body("streams", equalTo(61));
    }

    private CompletableFuture<HttpResponse<Stream<String>>> listen(String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + token + "/events"))
                .header("Accept", "text/event-stream")
                .build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofLines());
    }

    private static JsonNode data(String line) throws Exception {
        assertTrue(line.startsWith("data:"), line);
        return Json.MAPPER.readTree(line.substring("data:".length()));
    }
}
