package io.tidemark.access;

import io.tidemark.contracts.Operation;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Writes down who asked for what, one line an answer: {@code subject=… teams=… operation="GET /api/fits/{id}" of=… status=200}. Names of
 * people are those of the server of identities; there are no addresses in it, and no names of files.
 */
final class Audit {

    private static final Logger LOG = Logger.getLogger("tidemark.audit");

    private Audit() {}

    /** Has a line written once a request is answered, be it with a refusal. */
    static void of(Operation operation, RoutingContext exchange) {
        exchange.addEndHandler(ended -> LOG.info(line(operation, exchange)));
    }

    private static String line(Operation operation, RoutingContext exchange) {
        Visitor visitor = Visitors.of(exchange).orElse(Visitor.STRANGER);
        return "subject=" + visitor.subject().map(Audit::quoted).orElse("-")
                + " teams=" + quoted(String.join(",", visitor.teams()))
                + " operation=" + quoted(operation.name())
                + " of=" + quoted(subject(operation, exchange).orElse("-"))
                + " status=" + exchange.response().getStatusCode();
    }

    private static Optional<String> subject(Operation operation, RoutingContext exchange) {
        return operation
                .subject(exchange.normalizedPath())
                .or(() -> Stream.of("fit", "capture")
                        .flatMap(name -> exchange.queryParam(name).stream())
                        .reduce((one, other) -> one + "," + other));
    }

    /** In quotes, with nothing in it that could begin another line or another member. */
    private static String quoted(String text) {
        return '"' + text.replaceAll("[\\p{Cntrl}\"\\\\]", "?") + '"';
    }
}
