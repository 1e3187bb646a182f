package io.tidemark.simulate.api;

import io.tidemark.simulate.answers.ConcurrencyAnswers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code GET /api/concurrency}: the exact posterior predictive law of concurrent connections. */
@Path("/api/concurrency")
@InTurn
@APIResponse(responseCode = "503", ref = "Busy")
public class ConcurrencyResource {

    private static final String CSV = "text/csv";
    private static final int MOST_NUMBERS_OF_USERS = 20;

    private final ConcurrencyAnswers answers;
    private final SimulateConfig config;
    private final SizingParameters sizing;

    ConcurrencyResource(ConcurrencyAnswers answers, SimulateConfig config, SizingParameters sizing) {
        this.answers = answers;
        this.config = config;
        this.sizing = sizing;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(
            operationId = "concurrency",
            summary = "The law of concurrent connections at a second, for each number of users")
    @APIResponse(
            responseCode = "200",
            description = "The law, as JSON or as CSV",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ConcurrencyDocument.class)),
                @Content(mediaType = CSV)
            })
    @APIResponse(responseCode = "400", ref = "NotValid")
    @APIResponse(responseCode = "404", ref = "NoSuchFit")
    @APIResponse(responseCode = "409", ref = "FitNotDone")
    @APIResponse(responseCode = "500", ref = "NotCoherent")
    @Parameter(name = "fit", in = ParameterIn.QUERY, required = true, description = "Id of the fit")
    @Parameter(
            name = "users",
            in = ParameterIn.QUERY,
            description = "Numbers of users, such as 1,10,200; 1 if not given")
    @Parameter(
            name = "horizon",
            in = ParameterIn.QUERY,
            description =
                    "How many of the busiest hours captured it is about, where hours of the day are told apart: PT8H")
    @Parameter(name = "history", in = ParameterIn.QUERY, description = "How long the traffic has gone on before: PT24H")
    @Parameter(name = SizingParameters.PRIOR, in = ParameterIn.QUERY, description = SizingParameters.PRIOR_MEANING)
    @Parameter(
            name = SizingParameters.CAPTURED,
            in = ParameterIn.QUERY,
            description = SizingParameters.CAPTURED_MEANING)
    @Parameter(name = SizingParameters.HOURS, in = ParameterIn.QUERY, description = SizingParameters.HOURS_MEANING)
    @Parameter(name = SizingParameters.PEOPLE, in = ParameterIn.QUERY, description = SizingParameters.PEOPLE_MEANING)
    @Parameter(name = "format", in = ParameterIn.QUERY, description = "json or csv; by default what Accept prefers")
    @Parameter(name = "table", in = ParameterIn.QUERY, description = "What the CSV holds: pmf or quantiles")
    public Response concurrency(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = Parameters.of(uri.getQueryParameters());
        boolean csv = prefersCsv(headers)
                ? parameters.oneOf("format", "csv", "json").equals("csv")
                : parameters.oneOf("format", "json", "csv").equals("csv");
        ConcurrencyTable csvTable = ConcurrencyTable.valueOf(
                parameters.oneOf("table", "pmf", "quantiles").toUpperCase(Locale.ROOT));
        ConcurrencyDocument document = document(parameters);
        return csv
                ? Response.ok(csvTable.of(document.results()), CSV).build()
                : Response.ok(document, MediaType.APPLICATION_JSON).build();
    }

    private ConcurrencyDocument document(Parameters parameters) {
        List<Integer> users = parameters.counts("users", "1", config.mostUsers(), MOST_NUMBERS_OF_USERS);
        Duration history = parameters.duration("history", config.history(), config.longestHistory());
        String fit = parameters.fit();
        return new ConcurrencyDocument(
                fit,
                history.toString(),
                answers.of(fit, (int) history.toSeconds(), users, sizing.assumptions(parameters)).stream()
                        .map(ConcurrencyDocument.Result::of)
                        .toList());
    }

    private static boolean prefersCsv(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type ->
                        type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isCompatible(MediaType.valueOf(CSV)))
                .findFirst()
                .map(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .orElse(false);
    }
}
