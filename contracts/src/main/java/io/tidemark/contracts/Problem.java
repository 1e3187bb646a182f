package io.tidemark.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingDocument;
import java.util.List;

/**
 * Body of every error answer, {@code application/problem+json} (RFC 9457).
 *
 * @param type kind of problem, {@code about:blank} where the status says it all
 * @param title what is wrong, the same for every occurrence
 * @param status the HTTP status
 * @param detail what is wrong here: what, where, and what was expected
 * @param instance path of the resource asked for
 * @param findings the same as {@code detail}, as values; left out where there are none
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FindingDocument> findings) {

    /** Media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        findings = findings == null ? List.of() : List.copyOf(findings);
    }

    /** A problem whose status says what kind it is. */
    public static Problem of(int status, String title, String detail, String instance) {
        return of(status, title, detail, instance, List.of());
    }

    /** The same with what was found, as values. */
    public static Problem of(int status, String title, String detail, String instance, List<FindingDocument> findings) {
        return new Problem("about:blank", title, status, detail, instance, findings);
    }

    /** A problem that a finding describes. */
    public static Problem of(int status, String title, Finding why, String instance) {
        FindingDocument described = FindingDocument.of(why);
        return of(status, title, described.text(), instance, List.of(described));
    }
}
