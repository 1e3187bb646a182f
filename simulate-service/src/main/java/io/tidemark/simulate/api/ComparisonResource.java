package io.tidemark.simulate.api;

import io.tidemark.simulate.answers.ComparisonAnswers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code GET /api/concurrency/comparison}: measured concurrency beside what is predicted and what is resampled. */
@Path("/api/concurrency/comparison")
@Produces(MediaType.APPLICATION_JSON)
@InTurn
@APIResponse(responseCode = "503", ref = "Busy")
public class ComparisonResource {

    private final ComparisonAnswers answers;
    private final SimulateConfig config;

    ComparisonResource(ComparisonAnswers answers, SimulateConfig config) {
        this.answers = answers;
        this.config = config;
    }

    @GET
    @Operation(
            operationId = "comparison",
            summary = "Measured concurrency beside predicted and resampled",
            description =
                    "For each capture of the fit, over its seconds and for its own users: what was measured; up to 200 paths"
                            + " of the posterior, each under one draw; as many paths of which each second has the counts of a"
                            + " second of the capture drawn with replacement, and each connection a duration of the capture. All"
                            + " are read at whole seconds. checks are posterior predictive: a statistic of the capture beside that"
                            + " of the predicted paths, each a replicate of the whole. The simulated sets begin with nothing, as a capture does, unless a"
                            + " history is asked for.")
    @APIResponse(
            responseCode = "200",
            description = "The three sets",
            content =
                    @Content(
                            schema = @Schema(implementation = ComparisonDocument.class),
                            examples = @ExampleObject(name = "comparison", value = Examples.COMPARISON)))
    @APIResponse(responseCode = "400", ref = "NotValid")
    @APIResponse(responseCode = "404", ref = "NoSuchFit")
    @APIResponse(responseCode = "409", ref = "FitNotDone")
    @Parameter(name = "fit", in = ParameterIn.QUERY, required = true, description = "Id of the fit")
    @Parameter(
            name = "history",
            in = ParameterIn.QUERY,
            description = "Traffic before the first second of the simulated sets, such as PT24H; none if not given")
    @Parameter(name = "seed", in = ParameterIn.QUERY, description = "Seed of the simulated sets; 1 if not given")
    public ComparisonDocument comparison(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri.getQueryParameters());
        Duration history = parameters.duration("history", Duration.ZERO, config.longestHistory());
        long seed = parameters.wholeNumber("seed", 1);
        String fit = parameters.fit();
        return ComparisonDocument.of(fit, history.toString(), seed, answers.of(fit, (int) history.toSeconds(), seed));
    }
}
