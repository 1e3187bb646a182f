package io.tidemark.access;

import io.tidemark.contracts.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;

/** Answers that are given before a request reaches its resource. The body is not read, so the connection cannot be used again. */
final class Answers {

    private static final int FOUND = 302;

    private Answers() {}

    static void problem(int status, String title, String detail, RoutingContext exchange) {
        problem(Problem.of(status, title, detail, exchange.normalizedPath()), exchange);
    }

    static void problem(Problem problem, RoutingContext exchange) {
        exchange.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Json.encode(problem));
    }

    /** Who asks is not known, or not any more (RFC 6750, 3). */
    static void notLoggedIn(String detail, RoutingContext exchange) {
        exchange.response().putHeader("WWW-Authenticate", "Bearer");
        problem(401, "Unauthorized", detail, exchange);
    }

    static void redirect(String address, RoutingContext exchange) {
        exchange.response()
                .setStatusCode(FOUND)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }
}
