package io.tidemark.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A person's captures in a folder: a file of it, or all files of a sub-folder.
 *
 * @param name of the file or the sub-folder
 * @param files in the order of their names, one or more
 */
record PersonFiles(String name, List<Path> files) {

    /**
     * The people of a folder, in the order of their names. A sub-folder without files is nobody.
     *
     * @throws Failure that names the first file that may not be read
     */
    static List<PersonFiles> in(Path folder) throws IOException {
        List<PersonFiles> people = new ArrayList<>();
        for (Path entry : entries(folder)) {
            List<Path> files = Files.isDirectory(entry) ? files(entry) : List.of(entry);
            CaptureFiles.check(files);
            if (!files.isEmpty()) people.add(new PersonFiles(entry.getFileName().toString(), files));
        }
        return people;
    }

    private static List<Path> files(Path folder) throws IOException {
        return entries(folder).stream().filter(Files::isRegularFile).toList();
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
