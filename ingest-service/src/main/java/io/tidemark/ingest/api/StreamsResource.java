package io.tidemark.ingest.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.tidemark.ingest.upload.Captures;
import io.tidemark.ingest.upload.StreamTopic.StreamCursor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the stream table of a capture, one message of its topic in memory at a time. */
@Path("/api/captures/{id}/streams")
@Blocking
@Tag(name = "Captures")
public class StreamsResource {

    private final Captures captures;
    private final ObjectMapper json;

    StreamsResource(Captures captures, ObjectMapper json) {
        this.captures = captures;
        this.json = json;
    }

    @GET
    @Produces({StreamRows.NDJSON, StreamRows.CSV})
    @Operation(
            summary = "The stream table in stream order, TCP before UDP",
            description = "A row a stream. Read back from the topic of stream records.")
    @APIResponse(
            responseCode = "200",
            content = {@Content(mediaType = StreamRows.NDJSON), @Content(mediaType = StreamRows.CSV)})
    @APIResponse(responseCode = "404", description = "No such capture")
    @APIResponse(responseCode = "410", description = "The topic has dropped the records")
    public Response streams(@PathParam("id") String id, @Context HttpHeaders headers) {
        StreamCursor cursor = captures.streams(id);
        StreamRows rows = StreamRows.accepted(headers.getAcceptableMediaTypes(), json);
        StreamingOutput body = out -> {
            try (cursor) {
                rows.write(cursor, out);
            }
        };
        return Response.ok(body, MediaType.valueOf(rows.mediaType())).build();
    }
}
