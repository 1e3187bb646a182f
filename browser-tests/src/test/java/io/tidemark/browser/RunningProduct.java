package io.tidemark.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real product, started as {@code ./tidemark up} starts it, on a free port with a data folder of its own. With the system
 * property {@code tidemark.address} one that runs already is taken instead, and left running.
 */
final class RunningProduct implements AutoCloseable {

    /** Without hidden states, which take most of the time to fit and to answer from: the page shows all models in one way. */
    private static final String QUICK_MODELS = "article,nb+gamma,nb+log-histogram";

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private final String address;
    private final boolean ours;
    private final Runnable stop;

    private RunningProduct(String address, boolean ours, Runnable stop) {
        this.address = address;
        this.ours = ours;
        this.stop = stop;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param data folder for what it stores
     */
    static RunningProduct start(Path data) throws IOException {
        return start(data, Map.of());
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param data folder for what it stores
     * @param settings environment of its services
     * @param options of the command line, more than it has otherwise
     */
    static RunningProduct start(Path data, Map<String, String> settings, String... options) throws IOException {
        String running = System.getProperty("tidemark.address");
        if (running != null) {
            return new RunningProduct(running.replaceAll("/$", ""), false, () -> {});
        }
        ProcessBuilder builder =
                new ProcessBuilder(command(data, options)).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TIDEMARK_FIT_MODELS", QUICK_MODELS);
        builder.environment().putAll(settings);
        Process process = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String address = output.readLine();
        if (address == null) {
            throw new IOException("the product ended before it said its address; its logs were in " + data);
        }
        return new RunningProduct(address.replaceAll("/$", ""), true, () -> stop(process));
    }

    /** Where the page is, without a slash at the end. */
    String address() {
        return address;
    }

    /** Whether it was started here, with nothing in it that somebody else may need. */
    boolean isOurs() {
        return ours;
    }

    @Override
    public void close() {
        stop.run();
    }

    private static List<String> command(Path data, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // for some minutes the optimising compiler takes more work than it saves
                "-Dtidemark.home=" + HOME,
                "-jar",
                HOME.resolve("standalone/target/tidemark.jar").toString(),
                "up",
                "--port",
                "0",
                "--data",
                data.toString()));
        command.addAll(List.of(options));
        return command;
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
