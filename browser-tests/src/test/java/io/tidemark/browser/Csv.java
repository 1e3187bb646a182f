package io.tidemark.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

/**
 * A table that the page gave as CSV. Fields with quotes are not expected in it.
 *
 * @param fileName the name offered for the file
 * @param header names of the columns
 * @param rows fields by column
 */
record Csv(String fileName, List<String> header, List<List<String>> rows) {

    /** Reads a table, and fails the test where it is none: ragged, empty or without line breaks of RFC 4180. */
    static Csv parse(String fileName, String text) {
        assertTrue(fileName.endsWith(".csv"), fileName);
        assertFalse(text.contains("\""), () -> fileName + " has quotes");
        List<List<String>> lines = Arrays.stream(text.split("\r?\n"))
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        assertTrue(lines.size() > 1, () -> fileName + " has no rows: " + text);
        for (List<String> line : lines) {
            assertEquals(lines.get(0).size(), line.size(), () -> fileName + ": " + line);
        }
        return new Csv(fileName, lines.get(0), lines.subList(1, lines.size()));
    }

    /** Values of a column of numbers. */
    List<Double> numbers(String column) {
        int index = header.indexOf(column);
        assertTrue(index >= 0, () -> fileName + " has no column " + column + ": " + header);
        return rows.stream().map(row -> Double.valueOf(row.get(index))).toList();
    }
}
