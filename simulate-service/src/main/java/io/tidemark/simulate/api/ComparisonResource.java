package io.tidemark.simulate.api;

import io.tidemark.simulate.comparison.Comparing;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.store.MeasuredCaptures;
import io.tidemark.simulate.store.PublishedFits;
import io.tidemark.simulate.store.StoredFit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
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
public class ComparisonResource {

    private static final String EXAMPLE = """
            {"fit": "f-1", "history": "PT0S", "seed": 1, "captures": [{"capture": "c-1", "users": 1, "seconds": 3, "step": 1,
             "measured": {"levels": [0, 2, 3], "paths": 1, "mean": 1.67, "meanLow": 1.67, "meanHigh": 1.67, "sd": 1.25,
             "quantiles": [{"p": 0.5, "value": 2}], "pmf": {"from": 0, "step": 1, "probabilities": [0.33, 0, 0.33, 0.33]}},
             "predicted": {"levels": [0, 1, 1], "paths": 200, "mean": 1.5, "meanLow": 0.3, "meanHigh": 3, "sd": 1.4,
             "quantiles": [{"p": 0.5, "value": 1}], "pmf": {"from": 0, "step": 1, "probabilities": [0.4, 0.3, 0.2, 0.1]}},
             "resampled": {"levels": [0, 3, 4], "paths": 200, "mean": 1.6, "meanLow": 0.3, "meanHigh": 3, "sd": 1.3,
             "quantiles": [{"p": 0.5, "value": 1}], "pmf": {"from": 0, "step": 1, "probabilities": [0.4, 0.2, 0.3, 0.1]}},
             "checks": [{"of": "concurrency", "statistic": "q99", "unit": "1", "observed": 3, "q5": 1, "q50": 3, "q95": 6, "tailProbability": 0.41}]}]}""";

    private final DoneFits done;
    private final PublishedFits fits;
    private final MeasuredCaptures captures;
    private final SimulateConfig config;

    ComparisonResource(DoneFits done, PublishedFits fits, MeasuredCaptures captures, SimulateConfig config) {
        this.done = done;
        this.fits = fits;
        this.captures = captures;
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
                            examples = @ExampleObject(name = "comparison", value = EXAMPLE)))
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
        StoredFit fit = done.of(parameters);
        Posterior posterior = fits.posterior(fit);
        Comparing comparing = new Comparing(posterior, (int) history.toSeconds(), (SplittableUniformRandomProvider)
                RandomSource.L64_X128_MIX.create(seed));
        return ComparisonDocument.of(
                fit.id(),
                history.toString(),
                seed,
                captures.trafficOf(fit, posterior).stream().map(comparing::of).toList());
    }
}
