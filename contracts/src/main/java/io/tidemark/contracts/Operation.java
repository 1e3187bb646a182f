package io.tidemark.contracts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be asked of the API, and who may. The table is the resource {@code access.csv}; it has every operation of the three OpenAPI
 * documents.
 *
 * @param method its HTTP method
 * @param path its path as the OpenAPI document has it, such as {@code /api/fits/{id}}
 * @param role the least role that may
 */
public record Operation(String method, String path, Role role) {

    /** The whole table, in the order of the file. */
    public static final List<Operation> ALL =
            Table.rows("access.csv").stream().map(Operation::parse).toList();

    private static final String HEAD = "HEAD";
    private static final String GET = "GET";

    /**
     * The operation of a request; none where there is no such operation. {@code HEAD} is as {@code GET} (RFC 9110, 9.3.2).
     *
     * @param method HTTP method
     * @param path an absolute path without its query, such as {@code /api/fits/1}
     */
    public static Optional<Operation> of(String method, String path) {
        String asked = method.equals(HEAD) ? GET : method;
        String[] segments = segments(path);
        return ALL.stream()
                .filter(operation -> operation.method.equals(asked) && operation.matches(segments))
                .min(Comparator.comparingInt(Operation::parameters));
    }

    /** What stands in the place of the path's parameter, such as the id of a fit; nothing where it has none. */
    public Optional<String> subject(String path) {
        String[] own = segments(this.path);
        String[] asked = segments(path);
        for (int i = 0; i < own.length; i++) {
            if (isParameter(own[i])) return Optional.of(asked[i]);
        }
        return Optional.empty();
    }

    /** Method and path, such as {@code GET /api/fits/{id}}. */
    public String name() {
        return method + " " + path;
    }

    /**
     * Names of the operations that a service answers.
     *
     * @param service as the table of routes has it
     */
    public static Set<String> namesOf(String service) {
        return ALL.stream()
                .filter(operation -> Route.of(operation.path).service().equals(service))
                .map(Operation::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean matches(String[] asked) {
        String[] own = segments(path);
        if (own.length != asked.length) return false;
        for (int i = 0; i < own.length; i++) {
            if (!isParameter(own[i]) && !own[i].equals(asked[i])) return false;
        }
        return true;
    }

    private int parameters() {
        return (int)
                List.of(segments(path)).stream().filter(Operation::isParameter).count();
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    /** A slash at the end of a path adds nothing to it, as routes take it. */
    private static String[] segments(String path) {
        return path.split("/");
    }

    private static Operation parse(String[] cells) {
        return new Operation(cells[0], cells[1], Role.of(cells[2]));
    }
}
