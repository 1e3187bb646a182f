package io.tidemark.ingest.capture;

import io.tidemark.contracts.finding.Finding;
import java.util.List;

/** What an input says of itself; but for the offset, known once it was read to its end. */
public interface Recording {

    /** Offset in bytes of the record read last, in the input without its compression. */
    long recordOffset();

    /** Whether the last record is cut off. */
    boolean truncated();

    /** The resolution of the clock in nanoseconds, the coarsest of all interfaces that have captured a frame. */
    long clockResolutionNanos();

    /** What there is to know of it that its form does not tell. */
    default List<Finding> findings() {
        return List.of();
    }

    /** Whether it says how long each frame was on the wire. */
    default boolean knowsLengths() {
        return true;
    }
}
