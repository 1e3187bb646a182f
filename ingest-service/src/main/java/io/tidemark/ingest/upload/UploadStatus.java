package io.tidemark.ingest.upload;

import io.tidemark.contracts.finding.Finding;
import java.util.Optional;

/**
 * How far an upload has come.
 *
 * @param state where it stands
 * @param bytes bytes received of the capture
 * @param packets frames read
 * @param streams streams found
 * @param id the capture, where it is known
 * @param why what it failed for, where it did
 */
public record UploadStatus(
        State state, long bytes, long packets, long streams, Optional<String> id, Optional<Finding> why) {

    /** Nothing was heard of the upload yet. */
    public static final UploadStatus WAITING =
            new UploadStatus(State.WAITING, 0, 0, 0, Optional.empty(), Optional.empty());

    /** Where an upload stands. */
    public enum State {
        WAITING,
        RECEIVING,
        PUBLISHING,
        PARSED,
        FAILED;

        /** Whether nothing more will happen. */
        public boolean isFinal() {
            return this == PARSED || this == FAILED;
        }
    }

    UploadStatus reached(long newBytes, long newPackets, long newStreams) {
        return new UploadStatus(State.RECEIVING, newBytes, newPackets, newStreams, id, why);
    }

    UploadStatus publishing(String captureId) {
        return new UploadStatus(State.PUBLISHING, bytes, packets, streams, Optional.of(captureId), why);
    }

    UploadStatus parsed(String captureId) {
        return new UploadStatus(State.PARSED, bytes, packets, streams, Optional.of(captureId), Optional.empty());
    }

    UploadStatus failed(Optional<String> captureId, Finding reason) {
        return new UploadStatus(State.FAILED, bytes, packets, streams, captureId, Optional.of(reason));
    }
}
