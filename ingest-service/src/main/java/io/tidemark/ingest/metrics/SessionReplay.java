package io.tidemark.ingest.metrics;

import io.tidemark.contracts.StreamRecord;
import java.util.Iterator;

/**
 * Replays the streams of a capture under a session definition. It needs no more than the stream records, so they can come
 * from the parser as well as from their topic.
 */
public final class SessionReplay {

    private SessionReplay() {}

    /**
     * Measures a capture.
     *
     * @param definition what an entry is and how long it is held
     * @param span when the capture was taken
     * @param streams the records of all its streams, in any order
     */
    public static SessionMeasurement replay(
            SessionDefinition definition, CaptureSpan span, Iterator<StreamRecord> streams) {
        throw new UnsupportedOperationException("not written yet");
    }
}
