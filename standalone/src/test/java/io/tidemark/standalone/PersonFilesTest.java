package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonFilesTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsAPersonAndSoIsASubFolder() throws Exception {
        Path eve = Files.createFile(folder.resolve("eve.pcap"));
        Path bob = Files.createDirectory(folder.resolve("bob"));
        Path tuesday = Files.createFile(bob.resolve("tuesday.log"));
        Path monday = Files.createFile(bob.resolve("monday.log"));
        Files.createDirectory(bob.resolve("deeper"));
        Files.createDirectory(folder.resolve("nobody"));
        assertEquals(
                List.of(new PersonFiles("bob", List.of(monday, tuesday)), new PersonFiles("eve.pcap", List.of(eve))),
                PersonFiles.in(folder));
    }
}
