package io.tidemark.simulate.api;

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

    /** A parameter, by its name, has a value that is not what is expected. */
    static ProblemException badParameter(String name, String value, String expected) {
        return new ProblemException(
                400, "A parameter is not valid", name + ": expected " + expected + ", got " + value);
    }

    /** The body is not what is expected. */
    static ProblemException badBody(String detail) {
        return new ProblemException(400, "The body is not valid", detail);
    }

    /** There is nothing of that id. */
    static ProblemException notFound(String detail) {
        return new ProblemException(404, "Not found", detail);
    }

    /** The fit has no draws to answer from. */
    static ProblemException notDone(String detail) {
        return new ProblemException(409, "The fit is not done", detail);
    }

    /** The service has as much to do as it has room for; the same may work later. */
    static ProblemException busy(String detail) {
        return new ProblemException(503, "Busy", detail + "; the same can be tried again");
    }

    /** What was asked for is not built. */
    static ProblemException notImplemented(String detail) {
        return new ProblemException(501, "Not implemented", detail);
    }

    /** The problem as a document. */
    Problem problem(String instance) {
        return Problem.of(status, title, getMessage(), instance);
    }
}
