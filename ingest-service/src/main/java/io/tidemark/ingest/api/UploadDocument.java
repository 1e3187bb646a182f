package io.tidemark.ingest.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.upload.UploadStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an upload has come, as polling says it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Upload")
record UploadDocument(
        String token,

        @Schema(enumeration = {"waiting", "receiving", "publishing", "parsed", "failed"})
        String status,

        @Schema(description = "Bytes received") long bytes,

        @Schema(description = "Frames read") long packets,

        @Schema(description = "Streams found") long streams,

        @Schema(description = "The capture, where it is known")
        String id,

        @Schema(description = "Why it failed, where it did") String reason,

        @Schema(description = "The same as a finding; docs/FINDINGS.md has the codes")
        List<FindingDocument> findings) {

    static UploadDocument of(String token, UploadStatus status) {
        Optional<FindingDocument> why = status.why().map(FindingDocument::of);
        return new UploadDocument(
                token,
                status.state().name().toLowerCase(Locale.ROOT),
                status.bytes(),
                status.packets(),
                status.streams(),
                status.id().orElse(null),
                why.map(FindingDocument::text).orElse(null),
                why.stream().toList());
    }
}
