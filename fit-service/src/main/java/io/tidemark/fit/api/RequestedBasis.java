package io.tidemark.fit.api;

import io.tidemark.fit.order.Basis;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Captures and session definition as a request names them. */
final class RequestedBasis {

    /** The session definition where none is named. */
    static final String DEFAULT_DEFINITION = "wire";

    private static final int MOST_CAPTURES = 100;
    private static final Pattern CAPTURE_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern DEFINITION = Pattern.compile("[^\\p{Cntrl}/+]{1,100}");

    private RequestedBasis() {}

    /**
     * What is asked for, or a problem that says what is wrong with it.
     *
     * @param field name of the field, or the parameter, that names the captures
     * @param captures ids of the captures; null where there are none
     * @param definition name of the session definition; null where it is the default
     */
    static Basis of(String field, List<String> captures, String definition) {
        check(
                captures != null && !captures.isEmpty() && captures.size() <= MOST_CAPTURES,
                field + " must name 1 to " + MOST_CAPTURES + " captures");
        captures.forEach(id -> check(
                id != null && CAPTURE_ID.matcher(id).matches(),
                field + " must hold ids of 32 hexadecimal digits, found " + id));
        String named = Optional.ofNullable(definition).orElse(DEFAULT_DEFINITION);
        check(DEFINITION.matcher(named).matches(), "definition must be a name of 1 to 100 characters without / and +");
        try {
            return new Basis(captures, named);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private static void check(boolean holds, String expected) {
        if (!holds) throw ProblemException.badRequest(expected);
    }
}
