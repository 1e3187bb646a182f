package io.tidemark.fit.selection;

/** What a fit is among those of the same captures and definition. */
public enum Standing {
    /** One of them. */
    OTHER,
    /** The best so far, while others are still sampled or scored. */
    PROVISIONAL,
    /** The one to use: all have been sampled and scored. */
    DEFAULT
}
