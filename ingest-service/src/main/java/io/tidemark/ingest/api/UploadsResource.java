package io.tidemark.ingest.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.tidemark.access.Visitors;
import io.tidemark.contracts.Reach;
import io.tidemark.ingest.upload.UploadStatus;
import io.tidemark.ingest.upload.Uploads;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Tells how far uploads have come, by the token their sender chose. */
@Path("/api/uploads/{token}")
@Tag(name = "Uploads")
public class UploadsResource {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Uploads uploads;
    private final Visitors visitors;

    UploadsResource(Uploads uploads, Visitors visitors) {
        this.uploads = uploads;
        this.visitors = visitors;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How far an upload has come",
            description =
                    "waiting until the upload with this token has begun, then receiving, publishing, and in the end"
                            + " parsed or failed.")
    @APIResponse(responseCode = "400", description = "Malformed token")
    public UploadDocument status(@PathParam("token") String token) {
        return UploadDocument.of(token, uploads.status(token, visitors.current().reach()));
    }

    @GET
    @Blocking
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How far an upload has come, as server-sent events",
            description = "Events progress with bytes, packets and streams, and at the end one event status with the"
                    + " capture's id or the reason. May be opened before the upload begins.")
    public Multi<OutboundSseEvent> events(@PathParam("token") String token, Sse sse) {
        return looks(token, visitors.current().reach())
                .onItem()
                .transformToMultiAndConcatenate(status ->
                        Multi.createFrom().items(UploadEvent.of(status).stream().map(event -> event.asOutbound(sse))));
    }

    /** What has changed at every look, up to the end of the upload or to a wait that is too long. */
    private Multi<UploadStatus> looks(String token, Reach reach) {
        AtomicBoolean hasEnded = new AtomicBoolean();
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(uploads.status(token, reach)), looksAgain(token, reach))
                .select()
                .first(status -> !hasEnded.getAndSet(status.state().isFinal()))
                .skip()
                .repetitions()
                .ifNoItem()
                .after(LONGEST_WAIT)
                .recoverWithCompletion();
    }

    private Multi<UploadStatus> looksAgain(String token, Reach reach) {
        return Multi.createFrom()
                .ticks()
                .every(BETWEEN_LOOKS)
                .onOverflow()
                .drop()
                .map(tick -> uploads.status(token, reach));
    }
}
