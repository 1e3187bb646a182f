package io.tidemark.ingest.api;

import io.tidemark.ingest.upload.StoredCapture;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A capture in the list of captures. */
@Schema(name = "CaptureSummary")
record CaptureSummaryDocument(String id, String status, String name, int users, Instant storedAt) {

    static CaptureSummaryDocument of(StoredCapture capture) {
        if (capture instanceof StoredCapture.Parsed parsed) {
            return new CaptureSummaryDocument(
                    parsed.id(),
                    "parsed",
                    parsed.completion().name(),
                    parsed.completion().users(),
                    parsed.storedAt());
        }
        StoredCapture.Failed failed = (StoredCapture.Failed) capture;
        return new CaptureSummaryDocument(
                failed.id(), "failed", failed.request().name(), failed.request().users(), failed.storedAt());
    }
}
