package io.tidemark.contracts.finding;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something the reader must know about a capture, a fit or an answer, as a value: no sentence, which {@link FindingDocument} makes at
 * the edge.
 *
 * @param code what it is
 * @param values its values by the names that the code lists: numbers, strings, lists of strings; whole numbers are {@link Long}, others {@link
 *     Double}, and those that are none, for which JSON has no number, the string {@code NaN}; a NUL, which no text in PostgreSQL can hold, is
 *     U+FFFD
 */
public record Finding(FindingCode code, Map<String, Object> values) {

    /** The gravest first, the others as they come. */
    public static final Comparator<Finding> GRAVEST_FIRST =
            Comparator.comparing((Finding finding) -> finding.code().severity()).reversed();

    /** @throws IllegalArgumentException where a value is missing that the code needs, one is there that it does not know, or one is of another kind */
    public Finding {
        values = normal(values);
        code.check(values);
    }

    /** The same values, each as this record has it, in the order of their names: what two processes say is the same to the byte. */
    static Map<String, Object> normal(Map<String, Object> values) {
        Map<String, Object> normal = new TreeMap<>();
        values.forEach((name, value) -> normal.put(name, normal(name, value)));
        return Collections.unmodifiableMap(normal);
    }

    private static Object normal(String name, Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number) {
            double real = number.doubleValue();
            return Double.isFinite(real) ? (Object) real : String.valueOf(real);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).map(Finding::storable).toList();
        }
        if (value instanceof String text) {
            return storable(text);
        }
        throw new IllegalArgumentException("value " + name + ": expected a number, a string or strings, got " + value);
    }

    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** Whether it says why there is no number. */
    public boolean isRefusal() {
        return code.severity() == Severity.REFUSAL;
    }

    /** The same about one class of users of several, numbered from 1. */
    public Finding ofClass(int number) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(FindingCode.CLASS, number);
        return new Finding(code, more);
    }
}
