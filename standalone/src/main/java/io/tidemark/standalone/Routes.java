package io.tidemark.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Which service answers which path: the longest prefix that ends where a segment of the path ends decides. The table is
 * the one of the contracts, which every deployment follows.
 */
public final class Routes {

    private static final String TABLE = "/io/tidemark/contracts/routes.csv";

    private final List<Route> longestFirst;

    private Routes(List<Route> routes) {
        longestFirst = routes.stream()
                .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                        .reversed())
                .toList();
    }

    private record Route(String prefix, ServiceKind service) {

        boolean matches(String path) {
            if (!path.startsWith(prefix)) return false;
            return prefix.endsWith("/") || path.length() == prefix.length() || path.charAt(prefix.length()) == '/';
        }
    }

    /** Reads the table of the contracts. */
    public static Routes ofContracts() throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Routes.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            return new Routes(reader.lines().skip(1).map(Routes::parse).toList());
        }
    }

    /**
     * The service that answers a path.
     *
     * @param path path of a request, beginning with a slash
     */
    public ServiceKind serviceFor(String path) {
        return longestFirst.stream()
                .filter(route -> route.matches(path))
                .findFirst()
                .map(Route::service)
                .orElseThrow(() -> new IllegalArgumentException("no route for " + path));
    }

    private static Route parse(String line) {
        String[] cells = line.split(",");
        return new Route(cells[0], ServiceKind.of(cells[1]));
    }
}
