package io.tidemark.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.tidemark.ingest.metrics.SessionDefinition;
import io.tidemark.ingest.upload.CaptureMeasurement;
import io.tidemark.ingest.upload.Captures;
import io.tidemark.ingest.upload.MeasurableSpan;
import io.tidemark.ingest.upload.StoredCapture;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers what is known of captures, measures them under further session definitions, and forgets them. */
@Path("/api/captures")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Captures")
public class CapturesResource {

    private static final int MOST_LISTED = 100;

    private final Captures captures;
    private final Definitions definitions;
    private final MeasurableSpan measurable;
    private final LongAnswers longAnswers;

    CapturesResource(Captures captures, Definitions definitions, MeasurableSpan measurable, LongAnswers longAnswers) {
        this.captures = captures;
        this.definitions = definitions;
        this.measurable = measurable;
        this.longAnswers = longAnswers;
    }

    /** The answer to a request to measure. */
    record Measured(String id, String definition, String status) {}

    @GET
    @Operation(summary = "The captures stored last, newest first")
    public List<CaptureSummaryDocument> newest() {
        return captures.newest(MOST_LISTED).stream()
                .map(CaptureSummaryDocument::of)
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "What is known of a capture")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {CaptureDocument.Parsed.class, CaptureDocument.Failed.class})))
    @APIResponse(responseCode = "404", description = "No such capture")
    public Response capture(@PathParam("id") String id) {
        StoredCapture capture = captures.find(id);
        return Response.ok(CaptureDocument.of(capture, captures.definitions(id), measurable, captures.hostCounts(id)))
                .build();
    }

    @GET
    @Path("/{id}/metrics")
    @Operation(summary = "A capture's metrics under one session definition, second by second")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaptureMeasurement.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such capture, or no metrics of this definition; the detail names those there are")
    @APIResponse(responseCode = "503", description = "Several of more than a megabyte are asked for at once")
    public Response metrics(
            @PathParam("id") String id, @QueryParam("definition") @DefaultValue("wire") String definition) {
        boolean isLong = captures.metricsBytes(id, definition) > LongAnswers.LONG_BYTES;
        return Response.ok(
                        isLong
                                ? longAnswers.inTurn(() -> captures.metrics(id, definition))
                                : captures.metrics(id, definition))
                .build();
    }

    @POST
    @Path("/{id}/definitions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Measure a capture under a session definition and publish that",
            description =
                    "The body names a definition, or holds a whole edited profile as GET /api/profiles shows them, in"
                            + " the field definition or by itself. An edited profile gets the name custom- and a hash of its timeouts.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "built-in", value = "{\"definition\": \"fortigate\"}")))
    @APIResponse(
            responseCode = "202",
            description = "Measured, published and acknowledged",
            content = @Content(schema = @Schema(implementation = Measured.class)))
    @APIResponse(responseCode = "400", description = "Not JSON of that form")
    @APIResponse(responseCode = "404", description = "No such capture")
    @APIResponse(responseCode = "410", description = "The stream records are gone")
    @APIResponse(
            responseCode = "422",
            description = "No such definition, a wrong timeout, or a capture that is too long to be measured")
    public Response measure(@PathParam("id") String id, JsonNode body) {
        SessionDefinition definition = definitions.asked(body);
        captures.measure(id, definition);
        String metrics = UriBuilder.fromPath("/api/captures/{id}/metrics")
                .queryParam("definition", definition.name())
                .build(id)
                .toString();
        return Response.accepted(new Measured(id, definition.name(), "measured"))
                .header(HttpHeaders.LOCATION, metrics)
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Forget a capture and what came of it")
    @APIResponse(responseCode = "204", description = "Forgotten, and everybody told to")
    @APIResponse(responseCode = "404", description = "No such capture")
    public void forget(@PathParam("id") String id) {
        captures.forget(id);
    }
}
