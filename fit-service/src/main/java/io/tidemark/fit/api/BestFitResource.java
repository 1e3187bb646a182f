package io.tidemark.fit.api;

import io.smallrye.mutiny.Uni;
import io.tidemark.access.Visitors;
import io.tidemark.contracts.Problem;
import io.tidemark.contracts.Reach;
import io.tidemark.fit.order.Basis;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** The fit to use for some captures under a session definition, unless told otherwise. */
@Path("/api/fits/best")
public class BestFitResource {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int RETRY_AFTER_SECONDS = 1;
    private static final String COMPARING = """
            {"status": "comparing",
             "provisional": {"id": "5f3a…", "model": "nb+log-histogram", "status": "done"},
             "fits": [{"id": "5f3a…", "model": "nb+log-histogram", "status": "done"},
                      {"id": "c07e…", "model": "hmm-tied+log-histogram", "status": "running"}]}""";
    private static final String NONE_TRUSTED = """
            {"type": "about:blank", "title": "No fit can be trusted", "status": 409,
             "detail": "no fit of the capture can be trusted: not compatible with the measured mean, so never the default: nb+gamma \
            (predicts 39.6 a user, measured 24.6, 18.9 to 31)",
             "instance": "/api/fits/best",
             "findings": [{"code": "mean-incompatible", "severity": "refusal",
                           "values": {"model": "nb+gamma", "predicted": 39.6, "measured": 24.6, "low": 18.9, "high": 31.0},
                           "text": "not compatible with the measured mean, so never the default: nb+gamma (predicts 39.6 a user, \
            measured 24.6, 18.9 to 31)"}]}""";

    private final FitReading reading;
    private final Visitors visitors;

    BestFitResource(FitReading reading, Visitors visitors) {
        this.reading = reading;
        this.visitors = visitors;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The default of some captures, once it is final",
            description =
                    "Of the fits of exactly these captures under the definition the one that predicts best, converged, and whose mean"
                            + " level the captures bear out. It is final when all of them have been sampled and scored. They are asked"
                            + " for with POST /api/fits.")
    @APIResponse(
            responseCode = "200",
            description = "The default, which is final",
            content = @Content(schema = @Schema(implementation = FitDocument.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is not final yet: what is going on",
            headers =
                    @Header(
                            name = HttpHeaders.RETRY_AFTER,
                            description =
                                    "Seconds after which to ask again; where the request waited, it may be asked again at once",
                            schema = @Schema(type = SchemaType.INTEGER)),
            content =
                    @Content(
                            schema = @Schema(implementation = ComparingDocument.class),
                            examples = @ExampleObject(name = "comparing", value = COMPARING)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter says nothing that can be answered",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no fit of these captures under the definition",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "All fits have ended, and none can be trusted; findings and detail say why",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "none trusted", value = NONE_TRUSTED)))
    public Uni<Response> best(
            @Parameter(
                            description =
                                    "Id of a capture; given several times, the fits of exactly these captures together",
                            required = true,
                            example = "0123456789abcdef0123456789abcdef")
                    @RestQuery
                    List<String> capture,
            @Parameter(description = "Session definition") @RestQuery @DefaultValue(RequestedBasis.DEFAULT_DEFINITION)
                    String definition,
            @Parameter(
                            description =
                                    "How long to wait for the default to be final, an ISO 8601 duration up to PT1M",
                            example = "PT10S")
                    @RestQuery
                    @DefaultValue("PT0S")
                    String wait) {
        Basis basis = RequestedBasis.of("capture", capture, definition);
        Reach reach = visitors.current().reach();
        return Looks.until(FitDocument.class::isInstance, patience(wait), () -> reading.best(basis, reach))
                .map(BestFitResource::answer);
    }

    private static Duration patience(String wait) {
        try {
            Duration patience = Duration.parse(wait);
            if (!patience.isNegative() && patience.compareTo(LONGEST_WAIT) <= 0) return patience;
        } catch (DateTimeParseException e) {
            // said below, as of a duration that is too long
        }
        throw ProblemException.badRequest(
                "wait must be an ISO 8601 duration from PT0S to " + LONGEST_WAIT + ", found " + wait);
    }

    private static Response answer(BestDocument document) {
        if (document instanceof FitDocument) return Response.ok(document).build();
        return Response.accepted(document)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
