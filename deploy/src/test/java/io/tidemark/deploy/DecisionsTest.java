package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of decisions has a row for every record, under its own title, with a date and a status. */
class DecisionsTest {

    private static final Path RECORDS = Repository.path("docs/adr");
    private static final Pattern ROW = Pattern.compile(
            "\\| \\[(\\d+)]\\((\\d{4}-[a-z0-9-]+\\.md)\\) \\| (.+) \\| \\d{4}-\\d\\d-\\d\\d \\| ([^|]+) \\|");

    @Test
    void everyRecordIsListedUnderItsTitle() throws IOException {
        List<String> listed = new ArrayList<>();
        for (String line : Files.readAllLines(RECORDS.resolve("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                listed.add(row.group(2) + " # " + row.group(1) + ". " + row.group(3));
            }
        }
        assertEquals(records(), listed);
    }

    @Test
    void whatReplacesARecordIsNamedInItToo() throws IOException {
        int replaced = 0;
        for (String line : Files.readAllLines(RECORDS.resolve("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && row.group(4).startsWith("replaced")) {
                replaced++;
                String record = Files.readString(RECORDS.resolve(row.group(2)));
                assertTrue(record.contains("\nStatus: replaced by ["), row.group(2));
            }
        }
        assertTrue(replaced >= 2, "found " + replaced);
    }

    private static List<String> records() throws IOException {
        List<String> titles = new ArrayList<>();
        try (Stream<Path> files = Files.list(RECORDS)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches("\\d{4}-.*")) {
                    titles.add(name + " " + Files.readAllLines(file).get(0));
                }
            }
        }
        return titles;
    }
}
