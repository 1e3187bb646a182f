package io.tidemark.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that an earlier run left behind when it was killed. Before one is stopped, its command line has to show that
 * it is the process meant: numbers of processes are used again.
 */
public final class Orphan {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PID_FILE = "postmaster.pid";

    private Orphan() {}

    /**
     * Stops the PostgreSQL server that still runs on a data folder, if there is one.
     *
     * @param folder PostgreSQL's data folder
     */
    static void stopPostgres(Path folder) throws IOException {
        Optional<Long> pid = postmaster(folder);
        if (pid.isEmpty()) return;
        stop(pid.get(), folder.toString());
        Files.deleteIfExists(folder.resolve(PID_FILE));
    }

    /** The number of the process that a PostgreSQL's folder names, whether it runs or not. */
    static Optional<Long> postmaster(Path folder) throws IOException {
        Path file = folder.resolve(PID_FILE);
        if (!Files.exists(file)) return Optional.empty();
        return Files.readAllLines(file).stream().findFirst().map(line -> Long.parseLong(line.strip()));
    }

    /**
     * Stops a process whose command line contains a text: politely first, by force after ten seconds.
     *
     * @param pid number of the process
     * @param inCommandLine text that tells the process meant from another with the same number
     */
    public static void stop(long pid, String inCommandLine) {
        ProcessHandle.of(pid).filter(process -> isMeant(process, inCommandLine)).ifPresent(Orphan::stop);
    }

    private static boolean isMeant(ProcessHandle process, String inCommandLine) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(inCommandLine))
                .isPresent();
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        CompletableFuture<ProcessHandle> ended = process.onExit();
        try {
            ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            process.destroyForcibly();
            ended.join();
        }
    }
}
