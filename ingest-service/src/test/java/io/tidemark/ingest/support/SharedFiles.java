package io.tidemark.ingest.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Real captures and what other programs say of them. They lie outside of the repository, in a folder {@code shared} beside it
 * or where the environment variable TIDEMARK_SHARED says; tests that need them are skipped where it is absent.
 */
public final class SharedFiles {

    private SharedFiles() {}

    /** A file or folder of it; skips the test where there is none. */
    public static Path require(String path) {
        Optional<Path> found = folder().map(folder -> folder.resolve(path)).filter(Files::exists);
        assumeTrue(found.isPresent(), "skipped: no shared/" + path + " beside the repository (or set TIDEMARK_SHARED)");
        return found.orElseThrow();
    }

    private static Optional<Path> folder() {
        String set = System.getenv("TIDEMARK_SHARED");
        if (set != null) {
            return Optional.of(Path.of(set));
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared"))
                .filter(path -> Files.isDirectory(path.resolve("captures")))
                .findFirst();
    }
}
