package io.tidemark.standalone;

import io.tidemark.contracts.Route;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * One origin for the page and every client: passes each request to the service that answers its path, unbuffered. Every request has a
 * connection of its own to the service, so that a client which goes away in the middle of an answer leaves none behind that the
 * next request would be sent on.
 */
final class ReverseProxy implements AutoCloseable {

    /** Requests under way at once to one service: progress streams stay open, and browsers hold several. */
    private static final int MOST_CONNECTIONS = 256;

    /** Bytes of a body that are passed on at once, as many as come of a socket at once: fewer pieces cost less. */
    private static final int PIECE_BYTES = 1 << 16;

    private final Vertx vertx;
    private final HttpServer server;

    private ReverseProxy(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Opens the port.
     *
     * @param port port of the loopback address; 0 takes a free one
     * @param ports where each service listens on the loopback address
     */
    static ReverseProxy open(int port, Map<ServiceKind, Integer> ports) {
        Vertx vertx = Vertx.vertx();
        HttpClientOptions clientOptions = new HttpClientOptions()
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setKeepAlive(false)
                .setMaxChunkSize(PIECE_BYTES)
                .setDecompressionSupported(false);
        HttpProxy proxy = HttpProxy.reverseProxy(vertx.createHttpClient(clientOptions))
                .originSelector(request -> Future.succeededFuture(origin(request, ports)));
        HttpServerOptions serverOptions = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMaxChunkSize(PIECE_BYTES)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true);
        try {
            HttpServer server = vertx.createHttpServer(serverOptions)
                    .requestHandler(proxy)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new ReverseProxy(vertx, server);
        } catch (CompletionException e) {
            vertx.close();
            throw new Failure(
                    "cannot open port " + port + ": " + e.getCause().getMessage() + "; choose another with --port", e);
        }
    }

    /** The address of the page. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static SocketAddress origin(HttpServerRequest request, Map<ServiceKind, Integer> ports) {
        return SocketAddress.inetSocketAddress(
                ports.get(ServiceKind.of(Route.of(request.path()).service())), "127.0.0.1");
    }
}
