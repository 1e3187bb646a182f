package io.tidemark.contracts.finding;

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
}
