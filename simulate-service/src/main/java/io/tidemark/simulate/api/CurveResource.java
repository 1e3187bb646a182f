package io.tidemark.simulate.api;

import io.tidemark.simulate.answers.CurveAnswers;
import io.tidemark.simulate.answers.CurveRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/sizing/curve}: the size against the number of users. */
@Path("/api/sizing/curve")
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "Sizing Resource")
@APIResponse(responseCode = "400", ref = "NotValid")
@APIResponse(responseCode = "404", ref = "NoSuchFit")
@APIResponse(responseCode = "409", ref = "FitNotDone")
@APIResponse(responseCode = "500", ref = "NotCoherent")
@InTurn
@APIResponse(responseCode = "503", ref = "Busy")
public class CurveResource {

    private final CurveAnswers answers;
    private final SizingParameters sizing;

    CurveResource(CurveAnswers answers, SizingParameters sizing) {
        this.answers = answers;
        this.sizing = sizing;
    }

    @GET
    @Operation(
            operationId = "sizingCurve",
            summary = "The size against the number of users",
            description =
                    "Users are at even ratios. Every point has fewer paths than a single answer, all from one seed;"
                            + " simulationLow to simulationHigh is the 95 % interval of what that leaves to chance.")
    @APIResponse(
            responseCode = "200",
            description = "The curve",
            content =
                    @Content(
                            schema = @Schema(implementation = CurveDocument.class),
                            examples = @ExampleObject(name = "curve", value = Examples.CURVE)))
    @Parameter(name = "fit", in = ParameterIn.QUERY, required = true, description = "Id of the fit")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "Fewest users; 1 if not given")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Most users; 10000 if not given")
    @Parameter(name = "points", in = ParameterIn.QUERY, description = "Numbers of users, up to 50; 20 if not given")
    @Parameter(
            name = "paths",
            in = ParameterIn.QUERY,
            description = "Paths of each point, up to 1000; 100 if not given")
    @Parameter(name = "certainty", in = ParameterIn.QUERY, description = "As of the size; 0.99 if not given")
    @Parameter(name = "horizon", in = ParameterIn.QUERY, description = "As of the size; PT8H if not given")
    @Parameter(name = SizingParameters.PRIOR, in = ParameterIn.QUERY, description = SizingParameters.PRIOR_MEANING)
    @Parameter(
            name = SizingParameters.CAPTURED,
            in = ParameterIn.QUERY,
            description = SizingParameters.CAPTURED_MEANING)
    @Parameter(name = SizingParameters.HOURS, in = ParameterIn.QUERY, description = SizingParameters.HOURS_MEANING)
    @Parameter(name = SizingParameters.PEOPLE, in = ParameterIn.QUERY, description = SizingParameters.PEOPLE_MEANING)
    @Parameter(name = "history", in = ParameterIn.QUERY, description = "As of the size; PT24H")
    @Parameter(name = "growth", in = ParameterIn.QUERY, description = "As of the size")
    @Parameter(name = "years", in = ParameterIn.QUERY, description = "As of the size")
    @Parameter(name = "utilisation", in = ParameterIn.QUERY, description = "As of the size")
    @Parameter(name = "seed", in = ParameterIn.QUERY, description = "Seed of the simulation; 1 if not given")
    public CurveDocument curve(@Context UriInfo uri) {
        CurveRequest request = sizing.curve(Parameters.of(uri.getQueryParameters()));
        return CurveDocument.of(request, answers.of(request));
    }
}
