package io.tidemark.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables of this package: files with a header and cells that hold no comma. */
final class Table {

    private Table() {}

    /** Cells of every row below the header; each row has as many as the header. */
    static List<String[]> rows(String name) {
        try (InputStream file = Table.class.getResourceAsStream(name)) {
            List<String[]> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList();
            lines.forEach(line -> requireCells(name, lines.get(0), line));
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** The words of a cell that holds several, with spaces between; none of an empty one. */
    static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
    }

    private static void requireCells(String name, String[] header, String[] line) {
        if (line.length != header.length) {
            throw new IllegalStateException(
                    name + ": expected " + String.join(",", header) + ", found " + String.join(",", line));
        }
    }
}
