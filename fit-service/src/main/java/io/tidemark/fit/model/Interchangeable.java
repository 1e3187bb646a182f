package io.tidemark.fit.model;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Parts whose priors are alike, so that no density tells one from another, and which get their numbers by a value of theirs. They are
 * sampled without an order and numbered draw by draw: the law of the numbered parts is the same as that of parts sampled in order
 * (Stephens 2000, section 2), and where two values cross nothing stands in a chain's way.
 */
final class Interchangeable {

    private Interchangeable() {}

    /** Indices of {@code count} values from index {@code from}, those of smaller values first. */
    static int[] ascending(double[] values, int from, int count) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(part -> values[from + part]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
