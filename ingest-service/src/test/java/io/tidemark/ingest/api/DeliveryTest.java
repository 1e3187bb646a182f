package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Headers;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.RawRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers travel: what a browser may keep of them, and what is compressed on the way. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class DeliveryTest {

    @TestHTTPResource("/")
    URI base;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/css/base.css", "/js/main.js", "/js/charts/figure.js", "/favicon.svg"})
    void hasTheBrowserAskEachTimeWhetherThePageIsStillTheSame(String path) {
        Headers kept = given().get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-cache"))
                .extract()
                .headers();
        given().header("If-Modified-Since", kept.getValue("Last-Modified"))
                .header("If-None-Match", kept.getValue("ETag"))
                .get(path)
                .then()
                .statusCode(304)
                .header("Cache-Control", equalTo("no-cache"))
                .body(equalTo(""));
    }

    @Test
    void sendsThePageToWhoHasThatOfAnotherReleaseHoweverYoung() {
        given().header("If-Modified-Since", "Fri, 31 Dec 9999 23:59:59 GMT")
                .header("If-None-Match", "W/\"0.0.0\"")
                .get("/js/main.js")
                .then()
                .statusCode(200)
                .header("ETag", matchesPattern("W/\"\\d+\\.\\d+\\.\\d+.*\""));
    }

    @Test
    void letsTheBrowserKeepWhatHasItsVersionInItsPath() {
        given().get("/_static/echarts/6.0.0/dist/echarts.esm.min.js")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"));
    }

    @Test
    void letsNobodyKeepWhatTheApiAnswers() {
        given().get("/api/profiles").then().statusCode(200).header("Cache-Control", equalTo("no-store"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/css/base.css",
                "/js/main.js",
                "/_static/echarts/6.0.0/dist/echarts.esm.min.js",
                "/api/profiles"
            })
    void compressesTextForWhoAsks(String path) throws Exception {
        assertSameUnpacked(path, "*/*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv"})
    void compressesTheStreamTableForWhoAsks(String mediaType) throws Exception {
        String id = UploadTest.upload(PcapFile.ofConnections(1_100).bytes(), "");
        assertSameUnpacked("/api/captures/" + id + "/streams", mediaType);
    }

    @Test
    void compressesMetricsForWhoAsks() throws Exception {
        String id = UploadTest.upload(PcapFile.ofConnections(90).bytes(), "");
        assertSameUnpacked("/api/captures/" + id + "/metrics", "application/json");
    }

    @Test
    void leavesServerSentEventsAsTheyAre() throws Exception {
        UploadTest.upload(PcapFile.ofConnections(91).bytes(), "?upload=uncompressed");
        HttpResponse<byte[]> events = get("/api/uploads/uncompressed/events", "text/event-stream", "gzip");
        assertEquals("identity", events.headers().firstValue("Content-Encoding").orElse("identity"));
        assertTrue(new String(events.body(), StandardCharsets.UTF_8).startsWith("event:progress"));
    }

    @Test
    void takesAnUploadAsTheBytesThatCameWhateverTheirEncodingIsSaidToBe() {
        byte[] packed = PcapFile.ofConnections(92).gzipped();
        String id = RawRequest.of("application/octet-stream")
                .header("Content-Encoding", "gzip")
                .body(packed)
                .post("/api/captures")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        assertEquals(UploadTest.upload(packed, ""), id);
        given().get("/api/captures/" + id).then().body("streams.tcp", equalTo(92));
    }

    private void assertSameUnpacked(String path, String mediaType) throws Exception {
        HttpResponse<byte[]> plain = get(path, mediaType, "identity");
        HttpResponse<byte[]> packed = get(path, mediaType, "gzip");
        assertEquals(200, packed.statusCode());
        assertEquals("identity", plain.headers().firstValue("Content-Encoding").orElse("identity"));
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElse("none"));
        assertTrue(packed.body().length < plain.body().length, packed.body().length + " bytes");
        assertEquals(
                new String(plain.body(), StandardCharsets.UTF_8),
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
                        StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> get(String path, String mediaType, String encoding)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", mediaType)
                .header("Accept-Encoding", encoding)
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }
}
