package io.tidemark.ingest.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.upload.UploadStatus;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One server-sent event of an upload.
 *
 * @param name {@code progress} or {@code status}
 * @param data what it says
 */
record UploadEvent(String name, Object data) {

    /** How far an upload has come. */
    record Progress(long bytes, long packets, long streams) {}

    /** How an upload ended: the id where it was parsed, the reason where it failed, in words and as a finding. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record End(String status, String id, String reason, List<FindingDocument> findings) {}

    /** What to send at a status: progress, and after it the end where it has come. */
    static List<UploadEvent> of(UploadStatus status) {
        UploadEvent progress =
                new UploadEvent("progress", new Progress(status.bytes(), status.packets(), status.streams()));
        if (!status.state().isFinal()) return List.of(progress);
        Optional<FindingDocument> why = status.why().map(FindingDocument::of);
        End end = new End(
                status.state().name().toLowerCase(Locale.ROOT),
                status.id().orElse(null),
                why.map(FindingDocument::text).orElse(null),
                why.stream().toList());
        return List.of(progress, new UploadEvent("status", end));
    }

    OutboundSseEvent asOutbound(Sse sse) {
        return sse.newEventBuilder().name(name).data(data).build();
    }
}
