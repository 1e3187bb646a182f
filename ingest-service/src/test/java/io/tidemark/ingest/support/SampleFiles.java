package io.tidemark.ingest.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The captures in {@code samples/} at the root of the repository. */
public final class SampleFiles {

    private SampleFiles() {}

    /** A file of it. */
    public static Path require(String name) {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("samples").resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no samples/" + name + " above the working folder"));
    }
}
