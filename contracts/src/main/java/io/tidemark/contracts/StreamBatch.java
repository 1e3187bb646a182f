package io.tidemark.contracts;

import java.util.List;

/**
 * Value of {@link Topic#STREAMS}: stream records of one capture, or the end of it. A consumer must ignore a capture whose
 * completing message never came.
 *
 * @param captureId the capture
 * @param seq number of the message within the capture, from 0
 * @param streams at most {@link #MAX_STREAMS} records in stream order, TCP before UDP; empty in the completing message
 * @param completion what completes the capture, null in all messages but the last
 */
public record StreamBatch(String captureId, int seq, List<StreamRecord> streams, CaptureCompletion completion) {

    /** The most records of one message. */
    public static final int MAX_STREAMS = 1_000;
}
