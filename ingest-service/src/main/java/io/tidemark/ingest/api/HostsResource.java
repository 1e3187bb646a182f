package io.tidemark.ingest.api;

import io.smallrye.common.annotation.Blocking;
import io.tidemark.ingest.host.HostMeasurement;
import io.tidemark.ingest.upload.Captures;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the hosts of the users' side of a capture, and how they differ. */
@Path("/api/captures/{id}/hosts")
@Blocking
@Tag(name = "Captures")
public class HostsResource {

    private final Captures captures;

    HostsResource(Captures captures) {
        this.captures = captures;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The hosts of the users' side that originated connections, and how they differ",
            description =
                    "Connections of the definition wire, each with the host that originated it; hosts that nobody answered"
                            + " are left out. Busiest first, at most "
                            + HostMeasurement.MOST_LISTED
                            + " one by one; all of them are in the spread. As text/csv a row a host.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = HostsDocument.class)),
                @Content(mediaType = HostRows.CSV)
            })
    @APIResponse(
            responseCode = "404",
            description = "No such capture, or it was stored before hosts were told apart: upload it again")
    public HostsDocument hosts(@PathParam("id") String id) {
        return HostsDocument.of(captures.hosts(id));
    }

    @GET
    @Produces(HostRows.CSV)
    @Operation(hidden = true)
    public String rows(@PathParam("id") String id) {
        return HostRows.of(captures.hosts(id).hosts());
    }
}
