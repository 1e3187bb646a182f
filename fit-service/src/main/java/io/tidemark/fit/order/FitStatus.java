package io.tidemark.fit.order;

import java.util.Locale;

/** How far a fit has come. */
public enum FitStatus {
    /** Waits for a worker. */
    QUEUED,
    /** A worker samples it. */
    RUNNING,
    /** Sampled, and its diagnostics pass. */
    DONE,
    /** Could not be sampled, or its diagnostics do not pass. */
    FAILED;

    /** The status as documents and tables write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a word. */
    public static FitStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing more will happen to the fit. */
    public boolean ended() {
        return this == DONE || this == FAILED;
    }
}
