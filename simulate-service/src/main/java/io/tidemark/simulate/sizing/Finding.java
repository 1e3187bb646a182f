package io.tidemark.simulate.sizing;

import java.util.Map;

/**
 * Something to know about an answer, as a value.
 *
 * @param code what it is: {@code wide-mean}, {@code outlasting}
 * @param severity {@code note} or {@code warning}
 * @param values its numbers by name
 * @param text the same in words
 */
public record Finding(String code, String severity, Map<String, Double> values, String text) {

    public Finding {
        values = Map.copyOf(values);
    }
}
