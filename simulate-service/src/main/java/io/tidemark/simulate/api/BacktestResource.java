package io.tidemark.simulate.api;

import io.smallrye.common.annotation.Blocking;
import io.tidemark.simulate.answers.BacktestAnswers;
import io.tidemark.simulate.answers.Patience;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code GET /api/backtest}: the first half of a fit's captures predicts the second. */
@Path("/api/backtest")
@Produces(MediaType.APPLICATION_JSON)
public class BacktestResource {

    private static final Duration MAX_WAIT = Duration.ofMinutes(1);

    private final BacktestAnswers answers;

    BacktestResource(BacktestAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "backtest",
            summary = "The first half of the captures predicts the second",
            description =
                    "verdict is contradicted where coverage90 lies below replicateCoverage90Q5, or pitDistance above"
                            + " replicateRanges.pitDistance.q95, each of which happens to a right model once in 20 times;"
                            + " undecided below 5 effective observations. 409 until the fit of the"
                            + " first halves, which comes unasked, is done.")
    @APIResponse(
            responseCode = "200",
            description = "Coverage, calibration and verdict",
            content =
                    @Content(
                            schema = @Schema(implementation = BacktestDocument.class),
                            examples = @ExampleObject(name = "backtest", value = Examples.BACKTEST)))
    @APIResponse(responseCode = "400", ref = "NotValid")
    @APIResponse(responseCode = "404", ref = "NoSuchFit")
    @APIResponse(responseCode = "409", ref = "FitNotDone")
    @Parameter(name = "fit", in = ParameterIn.QUERY, required = true, description = "Id of the fit")
    @Parameter(
            name = "wait",
            in = ParameterIn.QUERY,
            description = "How long to wait for the fit of the first halves, up to PT1M; not at all if not given")
    public CompletionStage<BacktestDocument> backtest(@Context UriInfo uri, @Context HttpServerResponse connection) {
        Parameters parameters = Parameters.of(uri.getQueryParameters());
        Duration wait = parameters.duration("wait", Duration.ZERO, MAX_WAIT);
        String fit = parameters.fit();
        return answers.of(fit, new Patience(wait, () -> !connection.closed()))
                .thenApply(backtest -> BacktestDocument.of(fit, backtest));
    }
}
