package io.tidemark.fit.api;

import io.tidemark.contracts.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers everything that goes wrong with a problem document (RFC 9457). */
class Problems {

    private static final int RETRY_AFTER_SECONDS = 30;
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response of(ProblemException exception, UriInfo uri) {
        return answer(exception.problem(uri.getPath()));
    }

    @ServerExceptionMapper
    Response of(WebApplicationException exception, UriInfo uri) {
        Response response = exception.getResponse();
        int status = response.getStatus();
        if (status < 400) return response;
        String title = response.getStatusInfo().getReasonPhrase();
        return answer(Problem.of(status, title, detail(status, uri), uri.getPath()));
    }

    @ServerExceptionMapper
    Response of(Throwable exception, UriInfo uri) {
        LOG.errorf(exception, "%s failed", uri.getPath());
        return answer(Problem.of(
                500, "Internal Server Error", "the service failed to answer; its log says why", uri.getPath()));
    }

    private static String detail(int status, UriInfo uri) {
        return switch (status) {
            case 404 -> "there is nothing at " + uri.getPath();
            case 405 -> uri.getPath() + " does not know this method";
            case 406 -> uri.getPath() + " cannot be had in any of the types that Accept names";
            case 415 -> uri.getPath() + " does not take this Content-Type; expected application/json";
            default -> "the request cannot be answered";
        };
    }

    private static Response answer(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == ProblemException.TOO_MANY_NOW)
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answer.build();
    }
}
