package io.tidemark.contracts.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much a finding matters, the gravest last. */
public enum Severity {
    /** Worth knowing; the number stands. */
    NOTE,
    /** The number may be wrong or rests on little: read before relying on it. */
    WARNING,
    /** Why there is no number. */
    REFUSAL;

    /** As documents and messages have it: {@code note}, {@code warning}, {@code refusal}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of all of them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Severity::word).toList();
    }
}
