package io.tidemark.ingest.capture;

/** What an input says of itself; but for the offset, known once it was read to its end. */
public interface Recording {

    /** Offset in bytes of the record read last, in the input without its compression. */
    long recordOffset();

    /** Whether the last record is cut off. */
    boolean truncated();

    /** The resolution of the clock in nanoseconds, the coarsest of all interfaces that have captured a frame. */
    long clockResolutionNanos();

    /** Whether it says how long each frame was on the wire. */
    default boolean knowsLengths() {
        return true;
    }
}
