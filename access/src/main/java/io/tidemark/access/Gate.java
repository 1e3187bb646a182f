package io.tidemark.access;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.tidemark.contracts.Operation;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Stands behind the {@link Door} where people log in: looks who asks, and lets through what the table of operations allows them. The page
 * itself is open to all, for it holds nothing of anybody.
 */
@ApplicationScoped
public class Gate {

    /** After Quarkus has made ready to authenticate (200), before it authorises (100) and before every route. */
    private static final int AFTER_AUTHENTICATION = 150;

    private static final String API = "/api/";
    private static final String LOGIN = "/login";
    /** To look who asks for this ends their session, by {@code quarkus.oidc.logout.path}. */
    private static final String LOGOUT = "/logout";

    private static final String PAGE = "/";
    private static final Logger LOG = Logger.getLogger(Gate.class);
    /** In the place of Quarkus' own answer, which has no body. */
    private static final BiConsumer<RoutingContext, Throwable> ANSWERED_HERE = (exchange, failure) -> {};

    private final boolean login;
    private final Identities identities;
    private final HttpAuthenticator authenticator;

    Gate(AccessConfig config, HttpAuthenticator authenticator) {
        this.login = config.login().orElse(false);
        this.identities = new Identities(config.teamClaim());
        this.authenticator = authenticator;
    }

    void guard(@Observes Filters filters) {
        if (login) filters.register(this::pass, AFTER_AUTHENTICATION);
    }

    private void pass(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        if (path.startsWith(API)) {
            Operation.of(exchange.request().method().name(), path)
                    .ifPresentOrElse(
                            asked -> ask(asked, exchange),
                            () -> Answers.problem(404, "Not Found", "there is no such operation", exchange));
        } else if (path.equals(LOGIN)) {
            look(exchange, visitor -> welcome(visitor, exchange), invalid -> challenge(exchange));
        } else if (path.equals(LOGOUT)) {
            look(exchange, visitor -> Answers.redirect(PAGE, exchange), invalid -> Answers.redirect(PAGE, exchange));
        } else {
            exchange.next();
        }
    }

    /**
     * Looks who asks. What comes of a body waits until that is known.
     *
     * @param then what to do with who it is, a stranger if need be
     * @param otherwise what to do where what the request carries is not valid, or not any more
     */
    private void look(
            RoutingContext exchange, Consumer<Visitor> then, Consumer<AuthenticationFailedException> otherwise) {
        exchange.request().pause();
        exchange.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, ANSWERED_HERE);
        identities.of(exchange).subscribe().with(then, failure -> {
            if (failure instanceof AuthenticationFailedException invalid) {
                LOG.debug("what a request carries is not valid", invalid);
                otherwise.accept(invalid);
            } else {
                refuse(failure, exchange);
            }
        });
    }

    private void ask(Operation operation, RoutingContext exchange) {
        Audit.of(operation, exchange);
        look(
                exchange,
                visitor -> {
                    Visitors.remember(visitor, exchange);
                    decide(operation, visitor, exchange);
                },
                invalid ->
                        Answers.notLoggedIn("the token, or the session, is not valid here or not any more", exchange));
    }

    private static void decide(Operation operation, Visitor visitor, RoutingContext exchange) {
        if (visitor.role().includes(operation.role())) {
            exchange.request().resume();
            exchange.next();
        } else if (!visitor.isKnown()) {
            Answers.notLoggedIn("log in, or send a token: Authorization: Bearer …", exchange);
        } else {
            Answers.problem(
                    403,
                    "Forbidden",
                    "this needs the role " + operation.role().word() + ", and yours is "
                            + visitor.role().word(),
                    exchange);
        }
    }

    /** Whoever is logged in goes on to the page, everybody else to the server of identities. */
    private void welcome(Visitor visitor, RoutingContext exchange) {
        if (visitor.isKnown()) {
            Answers.redirect(PAGE, exchange);
        } else {
            challenge(exchange);
        }
    }

    private void challenge(RoutingContext exchange) {
        authenticator
                .sendChallenge(exchange)
                .subscribe()
                .with(sent -> exchange.response().end(), failure -> refuse(failure, exchange));
    }

    private static void refuse(Throwable failure, RoutingContext exchange) {
        if (failure instanceof AuthenticationRedirectException redirect) {
            Answers.redirect(redirect.getRedirectUri(), exchange);
        } else if (failure instanceof AuthenticationCompletionException) {
            LOG.debug("a login was not completed", failure);
            Answers.notLoggedIn("the login was not completed; open the page again", exchange);
        } else {
            LOG.error("it cannot be told who asks", failure);
            Answers.problem(503, "Service Unavailable", "the server of identities does not answer", exchange);
        }
    }
}
