package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.contracts.RequestHeaders;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy between real sockets: a server for each service, and clients that speak HTTP/1.1 by hand. */
class ReverseProxyTest {

    private static final String STREAMS = "/api/captures/some/streams";
    private static final int ANSWER_BYTES = 4_000_000;
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(20).toMillis();

    private final Vertx vertx = Vertx.vertx();
    private ReverseProxy proxy;

    @BeforeEach
    void open() {
        Map<ServiceKind, Integer> ports = Map.of(
                ServiceKind.INGEST, service(ServiceKind.INGEST),
                ServiceKind.FIT, service(ServiceKind.FIT),
                ServiceKind.SIMULATE, service(ServiceKind.SIMULATE));
        proxy = ReverseProxy.open(0, ports::get, "key");
    }

    @AfterEach
    void close() {
        proxy.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void passesEachPathToTheServiceThatAnswersIt() throws Exception {
        assertEquals("ingest /api/captures", get("/api/captures"));
        assertEquals("ingest /index.html", get("/index.html"));
        assertEquals("fit /api/fits/some", get("/api/fits/some"));
        assertEquals("simulate /api/sizing", get("/api/sizing"));
    }

    /** A key that a client makes up is not the one that services go by. */
    @Test
    void tellsServicesThatItIsTheProxy() throws Exception {
        assertEquals(
                "ingest knows key of localhost:1", get("/key", "Host: localhost:1\r\nX-Tidemark-Proxy-Key: made up"));
    }

    @Test
    void answersNoOtherUserOfTheMachine() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can act as another user");
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/setpriv")) && Files.isExecutable(Path.of("/usr/bin/curl")),
                "needs setpriv and curl");
        assertEquals("401", statusFor(65_534));
        assertEquals("200", statusFor(0));
    }

    @Test
    void answersAfterClientsLeftInTheMiddleOfAnAnswer() throws Exception {
        for (int round = 0; round < 30; round++) {
            leaveAfter(1 + round * 10_000);
            assertEquals("ingest /page" + round, get("/page" + round));
        }
    }

    /** Before it sends much, curl asks whether it may, and waits a second for an answer (RFC 9110, 10.1.1). */
    @Test
    void tellsWhoAsksBeforeABodyToGoOn() throws Exception {
        try (Socket socket = connect()) {
            String head = "POST /api/captures HTTP/1.1\r\nHost: tidemark\r\nContent-Length: 4\r\n"
                    + "Expect: 100-continue\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String goOn = "HTTP/1.1 100 Continue\r\n\r\n";
            assertEquals(goOn, text(socket.getInputStream().readNBytes(goOn.length())));
            socket.getOutputStream().write("body".getBytes(StandardCharsets.US_ASCII));
            String answer = text(socket.getInputStream().readAllBytes());
            assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("ingest /api/captures"), answer);
        }
    }

    /** Taken, the offer that java.net.http makes without TLS halved the pace of large uploads. */
    @Test
    void passesOverAnOfferToGoOnInHttp2() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(proxy.address().resolve("/api/captures"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[ANSWER_BYTES]))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals("ingest /api/captures", answer.body());
        assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
    }

    private int service(ServiceKind kind) {
        return vertx.createHttpServer()
                .requestHandler(request -> answer(kind, request))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static void answer(ServiceKind kind, HttpServerRequest request) {
        if (request.path().equals("/key")) {
            String key = request.getHeader(RequestHeaders.PROXY_KEY);
            request.response().end(kind.label() + " knows " + key + " of " + request.getHeader("Host"));
            return;
        }
        boolean large = request.path().equals(STREAMS);
        request.response()
                .end(
                        large
                                ? Buffer.buffer(new byte[ANSWER_BYTES])
                                : Buffer.buffer(kind.label() + " " + request.path()));
    }

    /** Status that a user of a number is answered with. */
    private String statusFor(int user) throws Exception {
        Process curl = new ProcessBuilder(
                        "/usr/bin/setpriv",
                        "--reuid=" + user,
                        "--clear-groups",
                        "/usr/bin/curl",
                        "-s",
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{http_code}",
                        proxy.address().toString())
                .start();
        String status = text(curl.getInputStream().readAllBytes());
        assertEquals(0, curl.waitFor());
        return status;
    }

    private String get(String path) throws IOException {
        return get(path, "Host: tidemark");
    }

    private String get(String path, String headers) throws IOException {
        try (Socket socket = ask(path, headers)) {
            String answer = text(socket.getInputStream().readAllBytes());
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    /** Reads some of a large answer, then ends the connection as a browser does that goes to another page. */
    private void leaveAfter(int bytes) throws IOException {
        try (Socket socket = ask(STREAMS, "Host: tidemark")) {
            InputStream answer = socket.getInputStream();
            assertEquals(bytes, answer.readNBytes(bytes).length);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), proxy.address().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private Socket ask(String path, String headers) throws IOException {
        Socket socket = connect();
        String request = "GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
