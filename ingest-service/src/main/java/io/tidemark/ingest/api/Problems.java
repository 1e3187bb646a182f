package io.tidemark.ingest.api;

import com.fasterxml.jackson.core.JacksonException;
import io.tidemark.contracts.Problem;
import io.tidemark.ingest.upload.CaptureNotFoundException;
import io.tidemark.ingest.upload.StreamsGoneException;
import io.tidemark.ingest.upload.UnavailableException;
import io.tidemark.ingest.upload.UnmeasuredException;
import io.tidemark.ingest.upload.UploadRejectedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that goes wrong into a problem document (RFC 9457). */
final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int UNPROCESSABLE = 422;
    private static final int RETRY_AFTER_SECONDS = 5;

    private static final Map<UploadRejectedException.Kind, Integer> STATUS = Map.of(
            UploadRejectedException.Kind.INVALID_REQUEST, 400,
            UploadRejectedException.Kind.EMPTY, UNPROCESSABLE,
            UploadRejectedException.Kind.NOT_A_CAPTURE, 415,
            UploadRejectedException.Kind.MALFORMED, UNPROCESSABLE,
            UploadRejectedException.Kind.TOO_LARGE, 413,
            UploadRejectedException.Kind.BROKEN_OFF, 400,
            UploadRejectedException.Kind.TOKEN_IN_USE, 409,
            UploadRejectedException.Kind.BUSY, 503,
            UploadRejectedException.Kind.UNAVAILABLE, 503);

    @ServerExceptionMapper
    Response rejected(UploadRejectedException e, UriInfo uri) {
        return answer(STATUS.get(e.kind()), e.kind().title(), e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response invalid(InvalidRequestException e, UriInfo uri) {
        return answer(e.status(), e.title(), e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response notFound(CaptureNotFoundException e, UriInfo uri) {
        return answer(404, "Not found", e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response gone(StreamsGoneException e, UriInfo uri) {
        return answer(410, "The stream records are gone", e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response unmeasured(UnmeasuredException e, UriInfo uri) {
        return answer(UNPROCESSABLE, "The capture is not measured", e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response busy(BusyException e, UriInfo uri) {
        return answer(503, "Busy", e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response unavailable(UnavailableException e, UriInfo uri) {
        LOG.warnf(e.getCause(), "%s", e.getMessage());
        return answer(503, "A part this service needs does not answer", e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response unreadable(JacksonException e, UriInfo uri) {
        return answer(400, "The request cannot be understood", describe(e), uri);
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JacksonException unreadable) return unreadable(unreadable, uri);
        Response refused = e.getResponse();
        Status status = Status.fromStatusCode(refused.getStatus());
        String title = status == null ? "HTTP status " + refused.getStatus() : status.getReasonPhrase();
        Response answer = answer(refused.getStatus(), title, detail(refused.getStatus(), e), uri);
        Object allowed = refused.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allowed == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, UriInfo uri) {
        String mark = UUID.randomUUID().toString();
        LOG.errorf(e, "%s failed, %s", uri.getPath(), mark);
        return answer(500, "The service failed", "this is an error of the service; its log has it under " + mark, uri);
    }

    private static Response answer(int status, String title, String detail, UriInfo uri) {
        Response.ResponseBuilder answer = Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(status, title, detail, uri.getPath()));
        return (status == 503 ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS) : answer).build();
    }

    private static String detail(int status, WebApplicationException e) {
        return switch (status) {
            case 404 -> "there is nothing at this path";
            case 405 -> "this path does not answer this method";
            case 406 -> "this path answers in none of the media types accepted";
            case 415 -> "this path does not read this content type";
            default -> e.getMessage();
        };
    }

    private static String describe(JacksonException e) {
        String where = e.getLocation() == null
                ? ""
                : "at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
        return where + e.getOriginalMessage();
    }
}
