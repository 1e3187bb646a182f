package io.tidemark.fit.api;

import io.smallrye.common.annotation.Blocking;
import io.tidemark.access.Visitors;
import io.tidemark.contracts.Problem;
import io.tidemark.fit.jobs.PeopleOfFits;
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

/** The people whom a fit rests on, each beside the population they are taken to be drawn from. */
@Path("/api/fits/{id}/people")
public class PeopleResource {

    private final FitReading reading;
    private final Visitors visitors;
    private final PeopleOfFits people;

    PeopleResource(FitReading reading, Visitors visitors, PeopleOfFits people) {
        this.reading = reading;
        this.visitors = visitors;
        this.people = people;
    }

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The people whom a fit rests on, and how each differs",
            description =
                    "Per person, or group of people who cannot be told apart: what was measured while captured, and the posterior of"
                            + " what the person does over a long time: `rate`, new connections in a second, and `level`, connections"
                            + " held at a time. `anybody` is a person drawn at random from the population. Of very many people a few"
                            + " hundred at most are listed, of fits with many draws fewer; where `unlisted` is not 0, those are a"
                            + " random sample of all. All models of the"
                            + " same captures and definition have the same people. Where nothing is known, `persons` is empty and"
                            + " `missing` says why.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PeopleDocument.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such fit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The fit has no draws",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public PeopleDocument show(@RestPath String id) {
        StoredFit fit = reading.sampled(id, visitors.current().reach());
        return PeopleDocument.of(fit, people.find(fit.id()));
    }
}
