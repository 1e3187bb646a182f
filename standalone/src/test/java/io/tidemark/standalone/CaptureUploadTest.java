package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line sends, to a service that answers with the bytes of a single file as its id, and with the query of a form. */
class CaptureUploadTest {

    @TempDir
    private Path folder;

    private final List<String> forms = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int statusOfForms = 202;
    private Optional<String> person = Optional.empty();
    private HttpServer service;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/api/captures", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isForm = exchange.getRequestHeaders().getFirst("Content-Type").startsWith("multipart/");
        if (isForm) forms.add(body);
        String id = isForm ? exchange.getRequestURI().getQuery() : body;
        byte[] answer =
                ("{\"id\":\"" + id + "\",\"detail\":\"b begins before a ends\"}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isForm ? statusOfForms : 202, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private List<String> upload(boolean areOne, String... names) throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (String name : names) files.add(Files.writeString(folder.resolve(name), "bytes of " + name.charAt(0)));
        URI address = URI.create("http://localhost:" + service.getAddress().getPort());
        return new CaptureUpload(
                        new ProductClient(address), new CaptureOrigin(3, List.of("10.0.0.0/8"), person), notes::add)
                .upload(files, areOne).stream().map(CaptureUpload.Uploaded::id).toList();
    }

    @Test
    void filesOfARotationAreOneCaptureWhereTheyAdjoin() throws Exception {
        assertEquals(
                List.of("name=cap.pcap0+to+cap.pcap2&users=3&inside=10.0.0.0/8&adjoining=true"),
                upload(false, "cap.pcap2", "cap.pcap0", "cap.pcap1"));
        List<String> sent = Stream.of("0", "1", "2")
                .map(number -> "name=\"file\"; filename=\"cap.pcap" + number + "\"")
                .filter(forms.get(0)::contains)
                .toList();
        assertEquals(3, sent.size(), forms.get(0));
        assertTrue(
                notes.contains("cap.pcap0 to cap.pcap2 are files of one rotation: read as one capture"),
                notes.toString());
    }

    @Test
    void theyAreCapturesOfTheirOwnWhereTheServiceFindsThatTheyDoNot() throws Exception {
        statusOfForms = 409;
        assertEquals(List.of("bytes of c", "bytes of a"), upload(false, "cap.pcap0", "alone.pcap", "cap.pcap1"));
        assertTrue(notes.stream().anyMatch(note -> note.contains("b begins before a ends")), notes.toString());
        assertTrue(notes.stream().anyMatch(note -> note.endsWith("counted once")), notes.toString());
    }

    @Test
    void whatTheUserCallsOneCaptureIsOneOrFails() throws Exception {
        assertEquals(
                List.of("name=alice.pcap+to+bob.pcap&users=3&inside=10.0.0.0/8&adjoining=false"),
                upload(true, "alice.pcap", "bob.pcap"));
        statusOfForms = 409;
        Failure failure = assertThrows(Failure.class, () -> upload(true, "alice.pcap", "bob.pcap"));
        assertEquals("b begins before a ends", failure.getMessage());
    }

    @Test
    void capturesOfOnePersonHaveThatPersonsName() throws Exception {
        person = Optional.of("mon.pcap+tue.pcap");
        assertEquals(
                List.of(
                        "name=cap.pcap0+to+cap.pcap1&users=3&inside=10.0.0.0/8&person=mon.pcap+tue.pcap&adjoining=true"),
                upload(false, "cap.pcap0", "cap.pcap1").stream()
                        .map(id -> URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8))
                        .toList());
    }

    @Test
    void capturesOfSeveralPeopleStayWhatTheyAre() throws Exception {
        assertEquals(List.of("bytes of a", "bytes of b"), upload(false, "alice.pcap", "bob.pcap"));
        assertEquals(List.of(), forms);
    }
}
