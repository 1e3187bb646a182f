package io.tidemark.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tidemark.contracts.RequestHeaders;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Stands before everything that a service answers, its page included: refuses who must not be let in, and has browsers treat answers with
 * care. Defends against pages of other origins, whose requests a browser sends on their behalf, and against names that were pointed here
 * (DNS rebinding).
 */
@ApplicationScoped
public class Door {

    private static final int BEFORE_ALL_OTHERS = 1_000;
    private static final String API = "/api/";

    private final Admission admission;

    Door(AccessConfig config) {
        this.admission = new Admission(config.hosts(), config.proxyKey());
    }

    void guard(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_ALL_OTHERS);
    }

    private void pass(RoutingContext exchange) {
        protect(exchange);
        Optional<Refusal> refusal = admission.refusalOf(caller(exchange));
        if (refusal.isEmpty()) {
            exchange.next();
        } else {
            Answers.problem(refusal.get().problem(exchange.normalizedPath()), exchange);
        }
    }

    /** The path is that which the request is routed by: as it was sent it may lead elsewhere, by {@code /q/../api}. */
    private static Caller caller(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        return new Caller(
                request.method().name(),
                exchange.normalizedPath(),
                Optional.ofNullable(request.authority()).map(Door::text),
                header(request, "Origin"),
                header(request, "Sec-Fetch-Site"),
                header(request, "Sec-Fetch-Mode"),
                header(request, RequestHeaders.PROXY_KEY));
    }

    private static String text(HostAndPort authority) {
        return authority.port() > 0 ? authority.host() + ":" + authority.port() : authority.host();
    }

    private static Optional<String> header(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** What answers of the API hold is kept by no cache; nothing is shown in a frame, or taken for another type than it says. */
    private static void protect(RoutingContext exchange) {
        HttpServerResponse response = exchange.response();
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Content-Security-Policy", "frame-ancestors 'none'");
        response.putHeader("Referrer-Policy", "same-origin");
        if (exchange.normalizedPath().startsWith(API)) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
