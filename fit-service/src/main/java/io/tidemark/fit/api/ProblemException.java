package io.tidemark.fit.api;

import io.tidemark.contracts.Problem;

/** A request that is answered with a problem document. */
final class ProblemException extends RuntimeException {

    private final int status;
    private final String title;

    private ProblemException(int status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
    }

    /** What was sent cannot be understood. */
    static ProblemException badRequest(String detail) {
        return new ProblemException(400, "The request is not valid", detail);
    }

    /** There is nothing of that id. */
    static ProblemException notFound(String detail) {
        return new ProblemException(404, "Not found", detail);
    }

    /** What was asked for is not there yet, or never will be, because of how far the fit has come. */
    static ProblemException conflict(String detail) {
        return new ProblemException(409, "The fit has no draws", detail);
    }

    /** All fits have ended, and none may be the default. */
    static ProblemException noneTrusted(String detail) {
        return new ProblemException(409, "No fit can be trusted", detail);
    }

    /** The problem as a document. */
    Problem problem(String instance) {
        return Problem.of(status, title, getMessage(), instance);
    }
}
