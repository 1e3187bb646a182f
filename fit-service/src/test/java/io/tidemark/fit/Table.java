package io.tidemark.fit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers of a resource file: comma-separated, comments behind {@code #} that say where they are from. */
public final class Table {

    private Table() {}

    /** Rows of a resource beside a class. */
    public static double[][] beside(Class<?> test, String resource) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(test.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
