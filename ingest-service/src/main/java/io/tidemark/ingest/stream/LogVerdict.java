package io.tidemark.ingest.stream;

import io.tidemark.ingest.connlog.Flow;

/** What a log says of a stream as a whole, where there are no packets to judge it by. */
enum LogVerdict {
    /** There is no log: the packets tell. */
    NONE,
    /** It does not count as a connection. */
    NO_CONNECTION,
    /** It counts, and is over. */
    OVER,
    /** It counts, and how long it was silent tells whether it is over. */
    BY_SILENCE,
    /** It counts, and goes on where no one looks. */
    OUT_OF_SIGHT;

    static LogVerdict of(Flow flow) {
        if (!flow.isConnection()) {
            return NO_CONNECTION;
        }
        return switch (flow.end()) {
            case OVER -> OVER;
            case BY_SILENCE -> BY_SILENCE;
            case OUT_OF_SIGHT -> OUT_OF_SIGHT;
        };
    }
}
