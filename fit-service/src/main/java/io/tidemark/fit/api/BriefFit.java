package io.tidemark.fit.api;

import io.tidemark.fit.jobs.FitIntake.Accepted;
import io.tidemark.fit.selection.Candidate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the fits of the same captures and definition.
 *
 * @param id id of the fit
 * @param model name of the model
 * @param status how far it has come
 */
@Schema(name = "BriefFit")
record BriefFit(
        String id,
        String model,

        @Schema(enumeration = {"queued", "running", "done", "failed"})
        String status) {

    static BriefFit of(Accepted fit) {
        return new BriefFit(fit.id(), fit.model(), fit.status().word());
    }

    static BriefFit of(Candidate fit) {
        return new BriefFit(fit.id(), fit.model(), fit.status().word());
    }
}
