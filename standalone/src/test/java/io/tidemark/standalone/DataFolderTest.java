package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    private static final URI ADDRESS = URI.create("http://127.0.0.1:8080/");

    @TempDir
    Path root;

    @Test
    void addressIsThereFromPublishingToClosing() throws Exception {
        try (DataFolder data = DataFolder.take(root).orElseThrow()) {
            assertEquals(Optional.empty(), DataFolder.addressOfRunning(root));
            data.publishAddress(ADDRESS);
            assertEquals(Optional.of(ADDRESS), DataFolder.addressOfRunning(root));
        }
        assertEquals(Optional.empty(), DataFolder.addressOfRunning(root));
    }

    @Test
    void isClosedToOtherUsersOfTheMachine() throws Exception {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        DataFolder.take(root).orElseThrow().close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(root)));
    }

    @Test
    void nextStartStopsProcessesOfOneThatWasKilled() throws Exception {
        DataFolder killed = DataFolder.take(root).orElseThrow();
        Process ours = new ProcessBuilder("sh", "-c", "sleep 60; : " + killed.mark()).start();
        Process another = new ProcessBuilder("sleep", "60").start();
        String noted = ours.pid() + "\n" + another.pid() + "\n";
        killed.close();
        Files.writeString(root.resolve("processes"), noted);
        try (DataFolder data = DataFolder.take(root).orElseThrow()) {
            assertTrue(ours.waitFor(5, TimeUnit.SECONDS));
            assertTrue(another.isAlive(), "a process whose number was used again must be left alone");
            assertFalse(Files.exists(data.of("processes")));
        } finally {
            ours.destroyForcibly();
            another.destroyForcibly();
        }
    }
}
