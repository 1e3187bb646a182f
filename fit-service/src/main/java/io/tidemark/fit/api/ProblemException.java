package io.tidemark.fit.api;

import io.tidemark.contracts.Problem;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingDocument;
import java.util.List;
import java.util.stream.Collectors;

/** A request that is answered with a problem document. */
final class ProblemException extends RuntimeException {

    private final int status;
    private final String title;
    private final List<FindingDocument> findings;

    /** Status of an answer that may be another in a while (RFC 6585, 4). */
    static final int TOO_MANY_NOW = 429;

    private ProblemException(int status, String title, String detail) {
        this(status, title, detail, List.of());
    }

    private ProblemException(int status, String title, String detail, List<FindingDocument> findings) {
        super(detail);
        this.status = status;
        this.title = title;
        this.findings = findings;
    }

    /** What was sent cannot be understood. */
    static ProblemException badRequest(String detail) {
        return new ProblemException(400, "The request is not valid", detail);
    }

    /** What was asked for is understood, and too much. */
    static ProblemException tooMuch(String detail) {
        return new ProblemException(422, "Too much is asked for", detail);
    }

    /** So much is asked for already that no more is taken now. */
    static ProblemException tooManyNow(String detail) {
        return new ProblemException(TOO_MANY_NOW, "Too many fits wait", detail);
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
    static ProblemException noneTrusted(List<Finding> refusals) {
        List<FindingDocument> findings = FindingDocument.of(refusals);
        return new ProblemException(
                409, "No fit can be trusted", "no fit of the capture can be trusted: " + reasons(findings), findings);
    }

    private static String reasons(List<FindingDocument> findings) {
        if (findings.isEmpty()) return "it gives no reason";
        return findings.stream()
                .map(finding -> finding.text().replaceAll("\\s+", " "))
                .collect(Collectors.joining("; "));
    }

    /** The problem as a document. */
    Problem problem(String instance) {
        return Problem.of(status, title, getMessage(), instance, findings);
    }
}
