package io.tidemark.fit.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tidemark.fit.selection.Decision;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is going on as long as the default is not final.
 *
 * @param status {@code comparing}, which no fit has
 * @param provisional the fit that is the default unless another turns out to be better; null where none has come so far
 * @param isQuick whether nothing but the quick model is fitted, which nobody asked for: ask for all with POST /api/fits
 * @param fits all fits of the same captures and definition, newest first. Where all of them have ended, they are being scored
 */
@Schema(name = "Comparing")
record ComparingDocument(
        @Schema(enumeration = "comparing") String status,
        @Schema(nullable = true) BriefFit provisional,
        @JsonProperty("quick") boolean isQuick,
        List<BriefFit> fits)
        implements BestDocument {

    static ComparingDocument of(Decision.Pending pending, boolean isQuick) {
        return new ComparingDocument(
                "comparing",
                pending.bestSoFar().map(BriefFit::of).orElse(null),
                isQuick,
                pending.newestFirst().stream().map(BriefFit::of).toList());
    }
}
