package io.tidemark.ingest.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.embedded.ServersResource;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no client library would send, for it tidies paths and writes Host itself. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class DoorTest {

    private static final int PATIENCE_MILLIS = 60_000;

    @TestHTTPResource("/")
    URI service;

    /** Whatever way to the API is written, it is the same door: what leads there by {@code /q/} is no question of a probe. */
    @ParameterizedTest
    @CsvSource({
        "/api/captures, localhost, 200",
        "/api/captures, evil.example, 421",
        "/q/../api/captures, evil.example, 421",
        "/q/%2e%2e/api/captures, evil.example, 421",
        "/q/health/../../api/captures, evil.example, 421",
        "/./api/captures, evil.example, 421",
        "/index.html, evil.example, 421",
        "/q/health/live, 10.1.2.3, 200"
    })
    void standsBeforeEveryWayToTheApi(String path, String host, int status) throws Exception {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        }
    }
}
