package io.tidemark.ingest.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays to every target what fuzzing found worth keeping, and the cases it failed on once. */
class CorpusTest {

    private static final Path CORPORA = Path.of("src/test/resources/fuzz");

    private static Stream<FuzzTarget> targets() {
        return FuzzTargets.all().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void readsItsCorpus(FuzzTarget target) throws IOException {
        target.seeds().forEach(seed -> replay(target, "seed", seed));
        for (Path file : corpus(target)) {
            replay(target, file.toString(), Files.readAllBytes(file));
        }
    }

    @Test
    void everyCorpusHasATarget() throws IOException {
        List<String> names = FuzzTargets.all().stream().map(FuzzTarget::name).toList();
        try (Stream<Path> folders = Files.list(CORPORA)) {
            folders.map(folder -> folder.getFileName().toString())
                    .forEach(name -> assertTrue(names.contains(name), name));
        }
    }

    private static List<Path> corpus(FuzzTarget target) throws IOException {
        Path folder = CORPORA.resolve(target.name());
        if (Files.notExists(folder)) {
            return List.of(); // nothing but its seeds yet
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void replay(FuzzTarget target, String name, byte[] input) {
        try {
            target.check(input);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    target.name() + ", " + name + ": 0x" + HexFormat.of().formatHex(input), e);
        }
    }
}
