package io.tidemark.ingest.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Ends the connection of an upload that was answered before all of it came. What still arrives is thrown away for a moment
 * first: closed at once, the connection would be reset, and the sender might never read the answer.
 */
final class UnreadBody {

    private static final long LINGER_MILLIS = 2_000;

    private UnreadBody() {}

    /** Does so when the exchange ends, if bytes are missing then. */
    static void closeAfterwards(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        exchange.addEndHandler(ended -> {
            if (request.isEnded()) return;
            request.handler(ignored -> {});
            request.resume();
            exchange.vertx()
                    .setTimer(LINGER_MILLIS, timer -> request.connection().close());
        });
    }
}
