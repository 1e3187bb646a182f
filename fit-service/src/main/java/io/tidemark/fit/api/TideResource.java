package io.tidemark.fit.api;

import io.smallrye.common.annotation.Blocking;
import io.tidemark.access.Visitors;
import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.Problem;
import io.tidemark.fit.jobs.FittedData;
import io.tidemark.fit.jobs.StoredFit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** How the hours of the day differ, by a fit of captures that tell them apart. */
@Path("/api/fits/{id}/tide")
public class TideResource {

    private final FitReading reading;
    private final Visitors visitors;
    private final FittedData data;

    TideResource(FitReading reading, Visitors visitors, FittedData data) {
        this.reading = reading;
        this.visitors = visitors;
        this.data = data;
    }

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The tide: how the hours of the day differ",
            description =
                    "New connections of everybody in each hour of the day, in UTC, to those of the mean hour captured: 5, 50 and 95 %"
                            + " quantiles. `busiest` is the probability that the hour is the busiest of those captured; hours with"
                            + " `secondsCaptured` 0 follow from their neighbours. `hours` is empty where captures cover less than six"
                            + " hours of the day, and `text` says why.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TideDocument.class)))
    @APIResponse(
            responseCode = "409",
            description = "The fit has no draws",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public TideDocument show(@RestPath String id) {
        StoredFit fit = reading.sampled(id, visitors.current().reach());
        List<CaptureMetrics> captures = data.captures(fit);
        return TideDocument.of(fit, data.tide(fit, captures), captures);
    }
}
