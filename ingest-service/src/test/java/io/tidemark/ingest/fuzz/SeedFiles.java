package io.tidemark.ingest.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the seeds of all targets into a folder, one folder each, and prints every target with its quota. */
public final class SeedFiles {

    private SeedFiles() {}

    /** @param args the folder */
    public static void main(String[] args) throws IOException {
        for (FuzzTarget target : FuzzTargets.all()) {
            Path folder = Files.createDirectories(Path.of(args[0], target.name()));
            for (int i = 0; i < target.seeds().size(); i++) {
                Files.write(folder.resolve("seed-" + i), target.seeds().get(i));
            }
            System.out.println(target.name() + " " + target.quotaCpuSeconds());
        }
    }
}
