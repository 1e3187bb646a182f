package io.tidemark.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells who asks. */
@ApplicationScoped
public class Visitors {

    private static final String KEY = Visitor.class.getName();

    private final CurrentVertxRequest requests;
    private final boolean login;

    Visitors(CurrentVertxRequest requests, AccessConfig config) {
        this.requests = requests;
        this.login = config.login().orElse(false);
    }

    /** Whether people log in here. */
    public boolean logIn() {
        return login;
    }

    /**
     * Who sent the request that is being answered.
     *
     * @throws IllegalStateException where people log in and this is not known: no request is being answered, or nobody looked
     */
    public Visitor current() {
        if (!login) return Visitor.OF_A_LAPTOP;
        return Optional.ofNullable(requests.getCurrent())
                .flatMap(Visitors::of)
                .orElseThrow(() -> new IllegalStateException("nobody has looked who asks"));
    }

    /** Who sent a request, where that is known. */
    static Optional<Visitor> of(RoutingContext exchange) {
        return Optional.ofNullable(exchange.get(KEY));
    }

    static void remember(Visitor visitor, RoutingContext exchange) {
        exchange.put(KEY, visitor);
    }
}
