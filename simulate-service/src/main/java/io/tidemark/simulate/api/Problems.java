package io.tidemark.simulate.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.contracts.Problem;
import io.tidemark.simulate.answers.NoAnswerException;
import io.tidemark.simulate.answers.NoAnswerYetException;
import io.tidemark.simulate.coherence.IncoherentAnswer;
import io.tidemark.simulate.concurrency.UnknownModelException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers everything that goes wrong with a problem document (RFC 9457). */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private static final int UNAVAILABLE = 503;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Counter incoherent;

    Problems(MeterRegistry meters) {
        this.incoherent = meters.counter("tidemark.incoherent");
    }

    @ServerExceptionMapper
    Response of(ProblemException exception, UriInfo uri) {
        return answer(exception.problem(uri.getPath()));
    }

    @ServerExceptionMapper
    Response of(NoAnswerException exception, UriInfo uri) {
        return of(ProblemException.notFound(exception.getMessage()), uri);
    }

    @ServerExceptionMapper
    Response of(NoAnswerYetException exception, UriInfo uri) {
        return of(ProblemException.notDone(exception.getMessage()), uri);
    }

    @ServerExceptionMapper
    Response of(WebApplicationException exception, UriInfo uri) {
        Response response = exception.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        Response.StatusType status = response.getStatusInfo();
        return answer(Problem.of(
                status.getStatusCode(), status.getReasonPhrase(), detail(status, uri.getPath()), uri.getPath()));
    }

    /** An answer that contradicts itself: counted, and logged with its fits so that it can be found and repeated. */
    @ServerExceptionMapper
    Response of(IncoherentAnswer exception, UriInfo uri) {
        String fits = String.join(", ", exception.fits());
        incoherent.increment();
        LOG.errorf("%s: the answer of fit %s is not coherent: %s", uri.getRequestUri(), fits, exception.getMessage());
        return answer(Problem.of(
                500,
                "The answer is not coherent",
                "the answer of fit " + fits + " would contradict itself and is not given: " + exception.getMessage()
                        + "; this is a fault of the service or of the fit, not of the request",
                uri.getPath()));
    }

    @ServerExceptionMapper
    Response of(UnknownModelException exception, UriInfo uri) {
        return answer(
                ProblemException.notImplemented("the model of the fit cannot be simulated: " + exception.getMessage())
                        .problem(uri.getPath()));
    }

    @ServerExceptionMapper
    Response of(JDBCException exception, UriInfo uri) {
        LOG.warnf("%s: the published fits cannot be read: %s", uri.getPath(), exception.getMessage());
        return answer(Problem.of(
                503,
                "Service Unavailable",
                "the fits cannot be read: the database is away, or fit-service has not published them yet",
                uri.getPath()));
    }

    @ServerExceptionMapper
    Response of(Throwable exception, UriInfo uri) {
        LOG.errorf(exception, "%s failed", uri.getPath());
        return answer(Problem.of(
                500, "Internal Server Error", "the service failed to answer; its log says why", uri.getPath()));
    }

    private static String detail(Response.StatusType status, String path) {
        return switch (status.getStatusCode()) {
            case 404 -> "there is nothing at " + path;
            case 405 -> path + " does not know this method";
            case 406 -> path + " cannot be had in any of the types that Accept names";
            case 415 -> path + " does not take this Content-Type; expected application/json or application/yaml";
            default -> "the request cannot be answered";
        };
    }

    private static Response answer(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        return (problem.status() == UNAVAILABLE ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS) : answer)
                .build();
    }
}
