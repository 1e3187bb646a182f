package io.tidemark.standalone;

import io.tidemark.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service as it runs in production: a process of its own, with its settings in the environment. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** How long a service that was asked to stop lets requests end: who stops a product on a laptop waits for it. */
    private static final Duration ENDING_LIMIT = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(50);

    private final ServiceKind kind;
    private final int port;
    private final Process process;
    private final Path log;

    private ServiceProcess(ServiceKind kind, int port, Process process, Path log) {
        this.kind = kind;
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a service; it is not ready yet.
     *
     * @param number which of the service's processes it is, from 1
     * @param jar its {@code quarkus-run.jar}
     * @param settings its environment beside that of this process
     * @param data where its log goes and its number is noted
     */
    static ServiceProcess start(ServiceKind kind, int number, Path jar, Map<String, String> settings, DataFolder data)
            throws IOException {
        if (!Files.exists(jar)) throw new Failure(kind.label() + "-service is not built: " + jar + " is missing");
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(List.of("-Xmx" + kind.heapMebibytes() + "m", "-XX:+UseSerialGC"));
        command.addAll(List.of(data.mark(), "-jar", jar.toString()));
        int port = FreePort.find();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(settings);
        builder.environment().putIfAbsent("QUARKUS_SHUTDOWN_TIMEOUT", ENDING_LIMIT.toString());
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Path log = data.log(number == 1 ? kind.label() : kind.label() + "-" + number);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        process.getOutputStream().close();
        data.noteProcess(process.pid());
        return new ServiceProcess(kind, port, process, log);
    }

    /** The service's port on the loopback address. */
    int port() {
        return port;
    }

    /** Waits until the service says it is ready. */
    void awaitReady(HttpClient client) throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady(client, health)) {
            if (!process.isAlive()) throw ended();
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        kind.label() + "-service was not ready after " + START_LIMIT.toSeconds() + " s; see " + log);
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** Runs an action when the service ends, however it ends. */
    void whenEnded(Runnable action) {
        process.onExit().thenRun(action);
    }

    /** What to tell the user when the service has ended by itself. */
    Failure ended() {
        return new Failure(kind.label() + "-service ended with exit code " + process.exitValue() + "; see " + log);
    }

    /** Asks the service to stop, and does not wait for it. */
    void askToStop() {
        process.destroy();
    }

    /** Stops the service: by force where it does not heed within ten seconds. */
    @Override
    public void close() {
        askToStop();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest health) throws InterruptedException {
        try {
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
