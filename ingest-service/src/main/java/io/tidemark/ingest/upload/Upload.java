package io.tidemark.ingest.upload;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.capture.Progress;
import java.util.Optional;

/** One upload under way. Its thread writes how far it has come, any number of others read it. */
public final class Upload implements Progress {

    private volatile UploadStatus status = UploadStatus.WAITING.reached(0, 0, 0);

    /** How far it has come. */
    public UploadStatus status() {
        return status;
    }

    @Override
    public void reached(long uploadedBytes, long packets, long streams) {
        status = status.reached(uploadedBytes, packets, streams);
    }

    void publishing(String captureId) {
        status = status.publishing(captureId);
    }

    /** Ends it: the capture is there. */
    public void parsed(String captureId) {
        status = status.parsed(captureId);
    }

    /** Ends it: nothing of the upload remains but why. */
    public void failed(Optional<String> captureId, Finding why) {
        status = status.failed(captureId, why);
    }
}
