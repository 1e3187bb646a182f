package io.tidemark.contracts;

import java.util.Comparator;
import java.util.List;

/**
 * Which service answers a path below the product's one origin. The table is the resource {@code routes.csv}, which every
 * proxy follows: standalone's, the one of the compose file, and the HTTPRoute.
 *
 * <p>A prefix matches whole segments, as Gateway API's {@code PathPrefix} does: {@code /api/fits} matches {@code
 * /api/fits} and {@code /api/fits/1}, not {@code /api/fitsch}. The longest prefix that matches decides.
 *
 * @param prefix the path's first segments, without a slash at its end but for {@code /} itself
 * @param service {@code ingest}, {@code fit} or {@code simulate}
 */
public record Route(String prefix, String service) {

    /** The whole table, in the order of the file; its last row is {@code /}, which matches every path. */
    public static final List<Route> ALL =
            Table.rows("routes.csv").stream().map(Route::parse).toList();

    /**
     * The route of a path.
     *
     * @param path an absolute path without its query, such as {@code /api/fits/1}
     */
    public static Route of(String path) {
        return ALL.stream()
                .filter(route -> route.matches(path))
                .max(Comparator.comparingInt(route -> route.prefix.length()))
                .orElseThrow(() -> new IllegalArgumentException("a path begins with a slash, this does not: " + path));
    }

    private boolean matches(String path) {
        String segments = prefix.equals("/") ? "" : prefix;
        return path.equals(prefix) || path.startsWith(segments + "/");
    }

    private static Route parse(String[] cells) {
        if (!cells[0].startsWith("/")) {
            throw new IllegalStateException("routes.csv: expected a prefix with a slash before it, found " + cells[0]);
        }
        return new Route(cells[0], cells[1]);
    }
}
