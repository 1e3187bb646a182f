package io.tidemark.fit.survival;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A fit-service as it runs in production: {@code java -jar quarkus-run.jar}, settings by environment. */
final class FitProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final int port;

    private FitProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a service; it is not ready yet.
     *
     * @param settings its environment beside that of this process
     * @param log file that its messages are appended to
     */
    static FitProcess start(Map<String, String> settings, Path log) throws IOException {
        if (!Files.exists(JAR)) throw new IOException("fit-service is not built: " + JAR.toAbsolutePath());
        int port = FreePort.find();
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder builder = new ProcessBuilder(
                List.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
        builder.environment().putAll(settings);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new FitProcess(builder.start(), port);
    }

    /** Waits until the service says it is ready. */
    FitProcess awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) throw new IllegalStateException("fit-service ended by itself");
            if (System.nanoTime() > deadline) throw new IllegalStateException("fit-service is not ready in time");
            Thread.sleep(50);
        }
        return this;
    }

    boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(uri("/q/health/ready"))).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it as the system does when memory runs out: no warning, nothing is written any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks for a fit; its id where the service has accepted it. */
    String ask(Map<String, ?> request) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/fits"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(request))));
        if (answer.statusCode() != 202) throw new IOException(answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body()).path("id").asText();
    }

    /** A fit's document. */
    JsonNode fit(String id) throws IOException, InterruptedException {
        return JSON.readTree(
                send(HttpRequest.newBuilder(uri("/api/fits/" + id))).body());
    }

    /** A counter that the process keeps of itself; 0 where it has counted nothing yet. */
    double counted(String name) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri("/q/metrics")))
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Stops it as a deployment does, and by force where it does not heed. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) kill();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
