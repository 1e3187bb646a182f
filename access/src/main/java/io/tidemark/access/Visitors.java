package io.tidemark.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

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
        RoutingContext exchange = requests.getCurrent();
        Visitor visitor = exchange == null ? null : exchange.get(KEY);
        if (visitor == null) throw new IllegalStateException("nobody has looked who asks");
        return visitor;
    }

    static void remember(Visitor visitor, RoutingContext exchange) {
        exchange.put(KEY, visitor);
    }
}
