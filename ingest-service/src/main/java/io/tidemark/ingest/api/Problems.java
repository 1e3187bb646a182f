package io.tidemark.ingest.api;

import com.fasterxml.jackson.core.JacksonException;
import io.tidemark.contracts.Problem;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that goes wrong into a problem document (RFC 9457). */
final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int UNPROCESSABLE = 422;
    private static final int RETRY_AFTER_SECONDS = 5;

    /** How a refused upload is answered. */
    private record Refusal(int status, String title) {

        static Refusal of(FindingCode code) {
            return switch (code) {
                case INVALID_UPLOAD -> new Refusal(400, "The upload cannot be understood");
                case EMPTY_UPLOAD -> new Refusal(UNPROCESSABLE, "The upload is empty");
                case NOT_A_CAPTURE -> new Refusal(415, "This is no capture that can be read");
                case MALFORMED_CAPTURE -> new Refusal(UNPROCESSABLE, "The capture is malformed");
                case NOT_ONE_CAPTURE -> new Refusal(409, "These files are not one capture");
                case CAPTURE_TOO_LARGE -> new Refusal(413, "The capture is too large");
                case UPLOAD_BROKEN_OFF -> new Refusal(400, "The upload broke off");
                case UPLOAD_TOKEN_IN_USE -> new Refusal(409, "The upload token is in use");
                case UPLOAD_TOO_SLOW -> new Refusal(408, "The upload was too slow");
                case TOO_MANY_UPLOADS -> new Refusal(503, "Too many uploads at once");
                case ALLOWANCE_SPENT -> new Refusal(429, "As much as may be was uploaded today");
                case UNAVAILABLE -> new Refusal(503, "The capture cannot be kept now");
                default -> new Refusal(UNPROCESSABLE, "The capture cannot be read");
            };
        }
    }

    @ServerExceptionMapper
    Response rejected(UploadRejectedException e, UriInfo uri) {
        Refusal refusal = Refusal.of(e.finding().code());
        return answer(Problem.of(refusal.status(), refusal.title(), e.finding(), uri.getPath()));
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
        FindingDocument why = FindingDocument.of(e.finding());
        String detail = "capture " + e.captureId() + " is not measured: " + why.text();
        return answer(Problem.of(UNPROCESSABLE, "The capture is not measured", detail, uri.getPath(), List.of(why)));
    }

    @ServerExceptionMapper
    Response busy(BusyException e, UriInfo uri) {
        return answer(503, "Busy", e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response unavailable(UnavailableException e, UriInfo uri) {
        LOG.warnf(e.getCause(), "%s", e.getMessage());
        return answer(Problem.of(503, "A part this service needs does not answer", e.finding(), uri.getPath()));
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
        return answer(Problem.of(status, title, detail, uri.getPath()));
    }

    private static Response answer(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        retryAfterSeconds(problem).ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.build();
    }

    /** Shortly where something is not there now; when the next day begins where the day's allowance is spent. */
    private static Optional<Object> retryAfterSeconds(Problem problem) {
        if (problem.status() == 503) return Optional.of(RETRY_AFTER_SECONDS);
        return problem.findings().stream()
                .filter(found -> found.code().equals(FindingCode.ALLOWANCE_SPENT.code()))
                .map(found -> found.values().get("seconds"))
                .findFirst();
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
