package io.tidemark.standalone;

import io.tidemark.embedded.Orphan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The folder in which one product keeps all it stores. A lock, which the system releases however the process ends, says
 * whether a product runs on it; files beside it say under which address, and which processes it started.
 */
public final class DataFolder implements AutoCloseable {

    private static final String BROKER = "kafka.properties";

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the folder for this process, and stops what an earlier one left behind when it was killed. No other user of the machine can
     * read it from then on.
     *
     * @param root the folder, made where it is missing
     * @return nothing where another process has it
     */
    public static Optional<DataFolder> take(Path root) throws IOException {
        Files.createDirectories(root);
        keepToOurselves(root);
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        DataFolder folder = new DataFolder(root, channel, lock);
        folder.stopOrphans();
        return Optional.of(folder);
    }

    /** The address of the product that runs on a folder, once it is ready. */
    public static Optional<URI> addressOfRunning(Path root) throws IOException {
        try {
            return Optional.of(
                    URI.create(Files.readString(root.resolve("address")).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Where one part of the product keeps its data. */
    public Path of(String part) {
        return root.resolve(part);
    }

    /** The log file of one part. */
    public Path log(String part) throws IOException {
        return Files.createDirectories(root.resolve("logs")).resolve(part + ".log");
    }

    /** A text that stands in the command line of every process started for this folder, and of no other. */
    public String mark() {
        return "-Dtidemark.data=" + root.toAbsolutePath().normalize();
    }

    /** Notes a process, so that the next start can stop it if this one cannot. */
    public void noteProcess(long pid) {
        try {
            Files.writeString(
                    root.resolve("processes"), pid + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says where the product answers, for other commands on the same folder. */
    public void publishAddress(URI address) throws IOException {
        Path aside = root.resolve("address.new");
        Files.writeString(aside, address + "\n");
        Files.move(aside, root.resolve("address"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Says how to consume the broker's topics, in a file as Kafka's own tools read it. */
    public void publishBroker(Map<String, String> clientSettings) throws IOException {
        Properties settings = new Properties();
        settings.putAll(clientSettings);
        try (Writer file = Files.newBufferedWriter(root.resolve(BROKER))) {
            settings.store(file, "a login to the broker that runs on this folder");
        }
    }

    /** Gives the folder back; to be called when all processes have ended. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(root.resolve("address"));
        Files.deleteIfExists(root.resolve(BROKER));
        Files.deleteIfExists(root.resolve("processes"));
        lock.release();
        channel.close();
    }

    private static void keepToOurselves(Path root) throws IOException {
        if (!root.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }

    private void stopOrphans() throws IOException {
        Files.deleteIfExists(root.resolve("address"));
        Path noted = root.resolve("processes");
        if (!Files.exists(noted)) return;
        List<Long> pids;
        try (Stream<String> lines = Files.lines(noted)) {
            pids = lines.filter(line -> line.matches("\\d+")).map(Long::valueOf).toList();
        }
        for (long pid : pids) Orphan.stop(pid, mark());
        Files.delete(noted);
    }
}
