package io.tidemark.fit.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Days of public computers, as they lie beside the project. */
final class PublicDays {

    private PublicDays() {}

    /**
     * A connection that a computer opened.
     *
     * @param start epoch second at which it began
     * @param seconds for how long it was held; 0 where that is not known
     */
    record Connection(double start, double seconds) {}

    static List<Connection> read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Connection(
                            Double.parseDouble(cells[0]), cells[1].isEmpty() ? 0 : Double.parseDouble(cells[1])))
                    .toList();
        }
    }

    /** Counts of so many seconds from an instant on, in whole blocks. */
    static PersonCounts counts(List<Connection> all, double from, double length) {
        int blocks = (int) (length / HoursGrid.BLOCK_SECONDS);
        long[] counts = new long[blocks];
        for (Connection each : all) {
            int block = (int) Math.floor((each.start() - from) / HoursGrid.BLOCK_SECONDS);
            if (block >= 0 && block < blocks) counts[block]++;
        }
        double[] seconds = new double[blocks];
        Arrays.fill(seconds, HoursGrid.BLOCK_SECONDS);
        return PersonCounts.ofCapture(1, counts, seconds, new int[blocks]);
    }
}
