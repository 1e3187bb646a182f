package io.tidemark.fit.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.Blocking;
import io.tidemark.access.Visitors;
import io.tidemark.contracts.Problem;
import io.tidemark.fit.checks.PredictiveChecks;
import io.tidemark.fit.jobs.FittedData;
import io.tidemark.fit.jobs.StoredFit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** Posterior predictive checks of a fit, made when they are asked for. */
@Path("/api/fits/{id}/checks")
public class ChecksResource {

    private final FitReading reading;
    private final Visitors visitors;
    private final FittedData data;

    ChecksResource(FitReading reading, Visitors visitors, FittedData data) {
        this.reading = reading;
        this.visitors = visitors;
        this.data = data;
    }

    /**
     * Checks of a fit.
     *
     * @param fit id of the fit
     * @param model name of its model
     * @param checks what came of them
     */
    @Schema(name = "PredictiveChecks")
    record ChecksDocument(
            String fit, String model, @JsonUnwrapped PredictiveChecks checks) {}

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Posterior predictive checks of counts and durations",
            description =
                    "Statistics of the data beside the 5, 50 and 95 % quantiles of those of `replicates` data sets drawn from the"
                            + " posterior. `tailProbability` is the share of the replicates above the observed value, those equal counted"
                            + " half: near 0 the model makes the statistic too small, near 1 too large. `counts` tells seconds by their"
                            + " number of new connections, `durations` quantiles in seconds by the product-limit estimate; null is longer"
                            + " than anything seen to its end. The same fit gives the same checks.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChecksDocument.class)))
    @APIResponse(
            responseCode = "409",
            description = "The fit has no draws",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ChecksDocument show(@RestPath String id) {
        StoredFit fit = reading.sampled(id, visitors.current().reach());
        return new ChecksDocument(fit.id(), fit.order().model(), data.checks(fit));
    }
}
