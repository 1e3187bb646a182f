package io.tidemark.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The captures that a command was given, looked at before anything is started for them. */
final class CaptureFiles {

    private CaptureFiles() {}

    /**
     * Checks that all of them can be read.
     *
     * @throws Failure that names the first that cannot
     */
    static void check(List<Path> captures) {
        for (Path capture : captures) {
            if (!Files.isRegularFile(capture)) throw new Failure(capture + ": no such file");
            if (!Files.isReadable(capture)) throw new Failure(capture + ": may not be read");
        }
    }
}
