package io.tidemark.standalone;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.tidemark.embedded.Orphan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The product as a user starts it: processes, a data folder, HTTP. Tests run beside each other, each on a data folder of its own. */
@Execution(ExecutionMode.CONCURRENT)
class EndToEndIT {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path SAMPLE = HOME.resolve("samples/lab-office-40s.pcapng");
    private static final Path TRUTH = HOME.resolve("samples/truth/lab-office-40s.streams.tsv");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A log of Zeek's, of two connections. */
    private static final String TWO_WEEKS = """
            #separator \\x09
            #fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration\tconn_state
            1700000000.5\t10.0.0.1\t1024\t10.0.0.2\t80\ttcp\t3.5\tSF
            1701200000.5\t10.0.0.1\t1025\t10.0.0.2\t80\ttcp\t3.5\tSF
            """;

    private static final int ASKING_AT_ONCE = 16;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
    private static final Pattern DIRECT_MEMORY =
            Pattern.compile("jvm_buffer_memory_used_bytes\\{[^}]*id=\"direct\"[^}]*} (\\S+)");

    @TempDir
    Path data;

    /**
     * However a test ended, nothing that it started goes on: the product first, asked as a user would so that it stops its own, then
     * what it left behind.
     */
    @AfterEach
    void stopWhatStillRuns() {
        for (ProcessHandle process : processesOf(data)) Orphan.stop(process.pid(), data.toString());
        assertEquals(List.of(), processesOf(data));
    }

    @Test
    void answersFromACaptureAndFindsItsDataAgainAfterInterruptAndAfterKill(@TempDir Path people) throws Exception {
        Running first = Running.up(data);
        String capture = upload(first.address());
        String fit = awaitDefaultFit(first.address(), capture);
        checkStreams(first.address(), capture);
        checkAnswers(first.address(), fit);
        checkAgainstTshark();
        checkPeople(people, first.address(), capture);
        first.interrupt();
        assertEquals(List.of(), processesOf(data), "processes left behind after an interrupt");

        Running second = Running.up(data);
        assertEquals(fit, awaitDefaultFit(second.address(), capture));
        second.kill();

        Running third = Running.up(data);
        checkAnswers(third.address(), fit);
        assertEquals(capture, upload(third.address()), "the same bytes are the same capture");
        checkLongAnswers(third.address());
        checkThatAnUploadEndsWell(third);
    }

    /** Asked to stop in the middle of an upload, ingest-service takes the rest of it first; the product ends with it then. */
    private void checkThatAnUploadEndsWell(Running product) throws Exception {
        byte[] capture = Files.readAllBytes(SAMPLE);
        int half = capture.length / 2;
        URI address = URI.create(product.address());
        ProcessHandle ingest = processesOf(data).stream()
                .filter(each -> each.info().commandLine().orElse("").contains("ingest-service"))
                .findFirst()
                .orElseThrow();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String head = "POST /api/captures?users=2&upload=stopped HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nContent-Length: " + capture.length + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(capture, 0, half);
            await().atMost(PATIENCE)
                    .until(() -> given().baseUri(product.address())
                            .get("/api/uploads/stopped")
                            .asString()
                            .contains("receiving"));
            assertTrue(ingest.destroy());
            TimeUnit.MILLISECONDS.sleep(500); // it has begun to stop
            socket.getOutputStream().write(capture, half, capture.length - half);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 202 "), answer);
        }
        assertTrue(product.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "goes on without a service");
    }

    @Test
    void sizePrintsTheDocumentAloneAndStopsWhatItStarted() throws Exception {
        Process size = Running.command(
                        "size",
                        SAMPLE.toString(),
                        "--users",
                        "50",
                        "--horizon",
                        "PT30M",
                        "--json",
                        "--data",
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode answer = new ObjectMapper().readTree(size.getInputStream());
        assertTrue(size.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertEquals(0, size.exitValue());
        assertEquals(50, answer.path("users").asInt());
        assertTrue(answer.path("concurrentConnections").path("size").asLong() > 0);
        assertTrue(answer.path("newConnectionsPerSecond").path("size").asLong() > 0);
        JsonNode profiles = answer.path("profiles");
        assertEquals(9, profiles.size(), profiles.toString());
        assertEquals("wire", profiles.path(8).path("definition").asText());
        assertEquals(
                answer.path("concurrentConnections").path("size"),
                profiles.path(0).path("size"));
        assertTrue(profiles.path(0).path("size").asLong()
                >= profiles.path(7).path("size").asLong());
        assertEquals(List.of(), processesOf(data), "processes left behind");
    }

    /** For the device chosen all models are started, and the best so far is told until the default is final. */
    @Test
    void sizeHasTheModelsOfAProfileFittedAndTellsTheBestSoFar() throws Exception {
        Process size = Running.command(
                        "size",
                        SAMPLE.toString(),
                        "--profile",
                        "fortigate",
                        "--horizon",
                        "PT30M",
                        "--data",
                        data.toString())
                .start();
        String printed = new String(size.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String said = new String(size.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, size.waitFor(), said);
        assertTrue(said.contains("Best so far is "), said);
        assertTrue(printed.contains("table entries a user on average"), printed);
    }

    /** What cannot be tested has a row that says why; only what is no capture is left out. */
    @Test
    void backtestHasARowForEveryCaptureOfAFolder(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "Not a capture.\n");
        Files.writeString(folder.resolve("sparse.log"), TWO_WEEKS.replace("1701200000.5", "1700000600.5"));
        Process backtest = Running.command("backtest", folder.toString(), "--data", data.toString())
                .start();
        String printed = new String(backtest.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String said = new String(backtest.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, backtest.waitFor(), said);
        assertEquals(2, printed.lines().count(), printed);
        assertTrue(printed.matches("(?s)capture .*\nsparse.log +- .*20.*\n"), printed);
        assertTrue(said.contains("notes.txt is left out: "), said);
        assertEquals(List.of(), processesOf(data), "processes left behind");
    }

    private static String upload(String address) throws IOException {
        return upload(address, Files.readAllBytes(SAMPLE));
    }

    private static String upload(String address, byte[] capture) {
        return given().baseUri(address)
                .queryParam("name", "sample")
                .contentType("application/octet-stream")
                .body(capture)
                .post("/api/captures")
                .then()
                .statusCode(202)
                .body("status", equalTo("parsed"))
                .extract()
                .path("id");
    }

    /** The default once all models are compared, for until then another fit may become it. */
    private static String awaitDefaultFit(String address, String capture) {
        return await().atMost(PATIENCE)
                .until(
                        () -> given().baseUri(address)
                                .queryParam("capture", capture)
                                .get("/api/fits")
                                .then()
                                .statusCode(200)
                                .extract()
                                .<String>path(
                                        "find { it.default && it.definition == 'wire' && it.captures.size() == 1 }.id"),
                        id -> id != null && isCompared(address, id));
    }

    private static boolean isCompared(String address, String fit) {
        return !given().baseUri(address)
                .get("/api/fits/" + fit)
                .then()
                .statusCode(200)
                .extract()
                .<Boolean>path("comparing");
    }

    private static void checkStreams(String address, String capture) throws IOException {
        List<String> truth =
                Files.readAllLines(TRUTH).subList(1, Files.readAllLines(TRUTH).size());
        String rows = given().baseUri(address)
                .accept("application/x-ndjson")
                .get("/api/captures/{id}/streams", capture)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<String> expected = truth.stream()
                .map(line -> line.split("\t"))
                .map(cell -> String.join(" ", cell[0], cell[1], cell[2], cell[3], cell[4], cell[9]))
                .toList();
        List<String> actual = rows.lines()
                .map(JsonPath::new)
                .map(row -> String.join(
                        " ",
                        row.getString("protocol"),
                        row.getString("stream"),
                        row.getString("startEpochNanos"),
                        row.getString("endEpochNanos"),
                        row.getString("packets"),
                        row.getString("syn")))
                .toList();
        assertEquals(expected, actual);
    }

    /** With the product that runs; where tshark is missing the command says so, and nothing is compared. */
    private void checkAgainstTshark() throws Exception {
        Process compare = Running.command("compare", SAMPLE.toString(), "--data", data.toString())
                .start();
        String printed = new String(compare.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String complaint = new String(compare.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (compare.waitFor() == 0) {
            assertTrue(printed.contains("all 98 streams equal those of TShark"), printed);
        } else {
            assertEquals("tidemark: cannot run tshark: install tshark, or say where it is with --tshark\n", complaint);
        }
    }

    /** Of three people, the sample one of them, the first is predicted by a fit of the other two. */
    private void checkPeople(Path folder, String address, String capture) throws Exception {
        Files.writeString(folder.resolve("ann.log"), log(60, 10));
        Files.copy(SAMPLE, folder.resolve("bob.pcapng"));
        Files.writeString(folder.resolve("eve.log"), log(40, 20));
        Process backtest = Running.command(
                        "backtest",
                        folder.toString(),
                        "--people",
                        "--leave-out",
                        "1",
                        "--json",
                        "--data",
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode answer = new ObjectMapper().readTree(backtest.getInputStream());
        assertEquals(0, backtest.waitFor());
        checkPeople(answer);
        given().baseUri(address)
                .queryParam("capture", capture)
                .get("/api/fits")
                .then()
                .body("findAll { it.captures.size() == 2 }.size()", equalTo(1));
    }

    private static void checkPeople(JsonNode answer) {
        assertEquals(1, answer.path("people").size());
        JsonNode ann = answer.path("people").path(0);
        assertEquals("ann.log", ann.path("person").asText());
        assertFalse(ann.has("untested"), ann.toString());
        assertEquals(
                6 * 55, ann.path("measured").asDouble() * ann.path("seconds").asInt(), 1e-6);
        assertTrue(ann.path("q5").asLong() <= ann.path("median").asLong(), ann.toString());
        assertTrue(ann.path("median").asLong() <= ann.path("q95").asLong(), ann.toString());
        assertEquals(
                ann.path("coverage90").asDouble(), answer.path("coverage90").asDouble(), 1e-9);
    }

    /** A log of Zeek's, of connections within two minutes, held for 1, 2, 3 and up to so many seconds in turn. */
    private static String log(int connections, int longest) {
        int[] starts = new Random(longest).ints(connections, 0, 120).sorted().toArray();
        return IntStream.range(0, connections)
                .mapToObj(number -> String.format(
                        "%d.5\t10.0.0.1\t%d\t10.0.0.2\t80\ttcp\t%d\tSF\n",
                        1_700_000_000 + starts[number], 1024 + number, 1 + number % longest))
                .collect(Collectors.joining("", TWO_WEEKS.substring(0, TWO_WEEKS.indexOf("17000")), ""));
    }

    private static void checkAnswers(String address, String fit) {
        Map<String, Object> query = Map.of("fit", fit, "users", 200, "certainty", 0.99, "horizon", "PT30M");
        JsonPath sizing = given().baseUri(address)
                .queryParams(query)
                .get("/api/sizing")
                .then()
                .statusCode(200)
                .body("users", equalTo(200))
                .extract()
                .jsonPath();
        long median = sizing.getLong("concurrentConnections.median");
        long size = sizing.getLong("concurrentConnections.size");
        assertTrue(0 < median && median < size, "median " + median + ", size " + size);
        given().baseUri(address)
                .queryParam("fit", fit)
                .queryParam("users", "1,200")
                .get("/api/concurrency")
                .then()
                .statusCode(200)
                .body("results.users", hasItem(200))
                .body("results[1].mean", greaterThan(0f))
                .body("results[1].quantiles.size()", greaterThanOrEqualTo(6));
    }

    /** Metrics of two weeks, second by second, are 14 MB; what ingest-service keeps outside its heap must not grow with who asks for them. */
    private void checkLongAnswers(String address) throws Exception {
        String capture = upload(address, TWO_WEEKS.getBytes(StandardCharsets.UTF_8));
        URI ingest = ingestAddress();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(address).resolve("/api/captures/" + capture + "/metrics"))
                .build();
        ExecutorService clients = Executors.newFixedThreadPool(ASKING_AT_ONCE);
        try {
            Callable<Long> asking = () -> read(request);
            for (Future<Long> bytes : clients.invokeAll(Collections.nCopies(ASKING_AT_ONCE, asking))) {
                assertTrue(bytes.get() > 10_000_000, bytes.get() + " bytes");
            }
        } finally {
            clients.shutdownNow();
        }
        Matcher used = DIRECT_MEMORY.matcher(
                given().baseUri(ingest.toString()).get("/q/metrics").asString());
        assertTrue(used.find(), "no gauge of direct memory");
        assertTrue(Double.parseDouble(used.group(1)) < 48e6, used.group());
    }

    /** Reads an answer to its end, and comes back where told to; returns its bytes. */
    private static long read(HttpRequest request) throws Exception {
        while (true) {
            HttpResponse<InputStream> answer = HTTP.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                long bytes = body.transferTo(OutputStream.nullOutputStream());
                if (answer.statusCode() == 200) return bytes;
                assertEquals(503, answer.statusCode());
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Where it listens since it was started last. */
    private URI ingestAddress() throws IOException {
        return LISTENING
                .matcher(Files.readString(data.resolve("logs/ingest.log")))
                .results()
                .reduce((before, last) -> last)
                .map(last -> URI.create(last.group(1)))
                .orElseThrow();
    }

    /** All that runs on a data folder, in the order of starting. */
    private static List<ProcessHandle> processesOf(Path data) {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains(data.toString()))
                .sorted(Comparator.comparing(each -> each.info().startInstant().orElse(Instant.MAX)))
                .toList();
    }

    /** A product running as a process of its own. */
    private record Running(Process process, String address) {

        static Running up(Path data) throws IOException {
            Process process = command("up", "--port", "0", "--data", data.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String address = out.readLine();
            assertTrue(address != null && address.startsWith("http://127.0.0.1:"), "printed: " + address);
            return new Running(process, address);
        }

        static ProcessBuilder command(String... arguments) {
            String java = ProcessHandle.current().info().command().orElse("java");
            // without the optimising compiler: what lives so short takes less work to start than it could save
            Stream<String> start = Stream.of(
                    java,
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dtidemark.home=" + HOME,
                    "-jar",
                    "target/tidemark.jar");
            return new ProcessBuilder(Stream.concat(start, Stream.of(arguments)).toList());
        }

        void interrupt() throws Exception {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "did not stop after an interrupt");
        }

        void kill() throws Exception {
            process.destroyForcibly().waitFor();
        }
    }
}
