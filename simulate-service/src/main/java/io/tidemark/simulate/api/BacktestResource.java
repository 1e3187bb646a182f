package io.tidemark.simulate.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code GET /api/backtest}: not built yet, and says so. */
@Path("/api/backtest")
public class BacktestResource {

    @GET
    @Operation(operationId = "backtest", summary = "The first half of the captures predicts the second: not built yet")
    @APIResponse(responseCode = "501", description = "Not built yet")
    public Response backtest() {
        throw ProblemException.notImplemented("the backtest is not built yet");
    }
}
