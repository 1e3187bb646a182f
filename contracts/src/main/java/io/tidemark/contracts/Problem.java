package io.tidemark.contracts;

/**
 * Body of every error answer, {@code application/problem+json} (RFC 9457).
 *
 * @param type kind of problem, {@code about:blank} where the status says it all
 * @param title what is wrong, the same for every occurrence
 * @param status the HTTP status
 * @param detail what is wrong here: what, where, and what was expected
 * @param instance path of the resource asked for
 */
public record Problem(String type, String title, int status, String detail, String instance) {

    /** Media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem whose status says what kind it is. */
    public static Problem of(int status, String title, String detail, String instance) {
        return new Problem("about:blank", title, status, detail, instance);
    }
}
