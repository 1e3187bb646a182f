package io.tidemark.simulate.api;

import io.tidemark.simulate.store.Backtests;
import io.tidemark.simulate.store.PublishedFits;
import io.tidemark.simulate.store.StoredFit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
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

    private static final String EXAMPLE = """
            {"fit": "f-1", "coverage50": 0.48, "coverage90": 0.88, "coverage99": 1.0, "replicateCoverage90Q5": 0.61,
             "replicates": 1000, "effectiveObservations": 14.2, "pit": {"edges": [0.0, 0.5, 1.0], "counts": [201, 186]},
             "pitDistance": 0.003, "replicateRanges": {"coverage50": {"q5": 0.18, "q95": 0.79}, "coverage90": {"q5": 0.61, "q95": 1.0},
             "coverage99": {"q5": 0.86, "q95": 1.0}, "pitDistance": {"q5": 0.002, "q95": 0.081}},
             "verdict": "holds", "explanation": "...", "series": [{"capture": "c-1", "fromSecond": 386, "step": 1,
             "measured": [41], "median": [38], "low50": [29], "high50": [49], "low90": [18], "high90": [67],
             "low99": [11], "high99": [85]}]}""";

    private static final Duration MOST_WAIT = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(250);

    private final DoneFits done;
    private final PublishedFits fits;
    private final Backtests backtests;

    BacktestResource(DoneFits done, PublishedFits fits, Backtests backtests) {
        this.done = done;
        this.fits = fits;
        this.backtests = backtests;
    }

    @GET
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
                            examples = @ExampleObject(name = "backtest", value = EXAMPLE)))
    @APIResponse(responseCode = "400", ref = "NotValid")
    @APIResponse(responseCode = "404", ref = "NoSuchFit")
    @APIResponse(responseCode = "409", ref = "FitNotDone")
    @Parameter(name = "fit", in = ParameterIn.QUERY, required = true, description = "Id of the fit")
    @Parameter(
            name = "wait",
            in = ParameterIn.QUERY,
            description = "How long to wait for the fit of the first halves, up to PT1M; not at all if not given")
    public BacktestDocument backtest(@Context UriInfo uri) throws InterruptedException {
        Parameters parameters = Parameters.of(uri.getQueryParameters());
        Duration wait = parameters.duration("wait", Duration.ZERO, MOST_WAIT);
        StoredFit fit = done.of(parameters);
        if (fit.evidence().longestSeconds() < 2) {
            throw ProblemException.notFound("fit " + fit.id() + " rests on captures too short to be halved");
        }
        long deadline = System.nanoTime() + wait.toNanos();
        Optional<StoredFit> firstHalf = fits.ofFirstHalf(fit);
        while (!firstHalf.map(BacktestResource::hasEnded).orElse(false) && System.nanoTime() < deadline) {
            Thread.sleep(POLL.toMillis());
            firstHalf = fits.ofFirstHalf(fit);
        }
        return BacktestDocument.of(fit.id(), backtests.of(fit, done(fit, firstHalf)));
    }

    private static boolean hasEnded(StoredFit fit) {
        return fit.isDone() || fit.hasFailed();
    }

    private static StoredFit done(StoredFit fit, Optional<StoredFit> found) {
        String ofFirstHalves = "the fit of the first halves of the captures of fit " + fit.id();
        StoredFit firstHalf = found.orElseThrow(() -> ProblemException.notDone(
                ofFirstHalves + " is not there yet; it comes unasked after that of the whole: ask again later"));
        if (firstHalf.hasFailed()) {
            throw ProblemException.notFound(
                    ofFirstHalves + " failed, so that they predict nothing; try another model or longer captures");
        }
        if (!firstHalf.isDone()) {
            throw ProblemException.notDone(ofFirstHalves + " is " + firstHalf.status() + "; ask again when it is done");
        }
        return firstHalf;
    }
}
