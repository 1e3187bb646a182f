package io.tidemark.ingest.connlog;

/** How the end of a connection in a log is known, and so whether its duration may be a lower bound only. */
public enum FlowEnd {
    /** It is over: it was closed, or silent for so long that the log's writer gave it up. */
    OVER,
    /** The log does not tell; how long it was silent when the log ends does, as it does for packets. */
    BY_SILENCE,
    /** The log's writer dropped it, open as it was. */
    OUT_OF_SIGHT
}
