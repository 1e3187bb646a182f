package io.tidemark.fit.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** New connections of public computers' days. */
final class PublicDays {

    private PublicDays() {}

    /** Epoch seconds at which connections of a day began, ascending. */
    static double[] starts(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.substring(0, line.indexOf(','))))
                    .sorted()
                    .toArray();
        }
    }

    /** Counts of so many seconds from an instant on, in whole blocks. */
    static PersonCounts counts(double[] starts, double from, double length) {
        int blocks = (int) (length / HoursGrid.BLOCK_SECONDS);
        long[] counts = new long[blocks];
        for (double start : starts) {
            int block = (int) Math.floor((start - from) / HoursGrid.BLOCK_SECONDS);
            if (block >= 0 && block < blocks) counts[block]++;
        }
        double[] seconds = new double[blocks];
        Arrays.fill(seconds, HoursGrid.BLOCK_SECONDS);
        boolean[] begins = new boolean[blocks];
        begins[0] = true;
        return new PersonCounts(1, counts, seconds, begins, new int[blocks]);
    }
}
