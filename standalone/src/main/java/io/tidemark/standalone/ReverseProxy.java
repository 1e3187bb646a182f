package io.tidemark.standalone;

import io.tidemark.contracts.Problem;
import io.tidemark.contracts.RequestHeaders;
import io.tidemark.contracts.Route;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

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
     * @param ports tells where a service listens on the loopback address, asked once for each request
     * @param key what services know the proxy by
     */
    static ReverseProxy open(int port, ToIntFunction<ServiceKind> ports, String key) {
        Vertx vertx = Vertx.vertx();
        HttpClientOptions clientOptions = new HttpClientOptions()
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setKeepAlive(false)
                .setMaxChunkSize(PIECE_BYTES)
                .setDecompressionSupported(false);
        HttpProxy proxy = HttpProxy.reverseProxy(vertx.createHttpClient(clientOptions))
                .originSelector(request -> Future.succeededFuture(origin(request, ports)))
                .addInterceptor(known(key));
        HttpServerOptions serverOptions = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMaxChunkSize(PIECE_BYTES)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true);
        try {
            HttpServer server = vertx.createHttpServer(serverOptions)
                    .requestHandler(onlyFromThisUser(proxy))
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

    /** Services are asked under the name that the client used, and can tell that it was the proxy that asked. */
    private static ProxyInterceptor known(String key) {
        return new ProxyInterceptor() {
            @Override
            public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                ProxyRequest request = context.request();
                request.headers().set(RequestHeaders.PROXY_KEY, key);
                request.setAuthority(request.proxiedRequest().authority());
                return context.sendRequest();
            }
        };
    }

    /** The loopback address is open to every user of the machine; what is stored here is this user's. */
    private static Handler<HttpServerRequest> onlyFromThisUser(Handler<HttpServerRequest> proxy) {
        Optional<LoopbackPeers> peers = LoopbackPeers.ofThisMachine();
        if (peers.isEmpty()) return proxy;
        Map<HttpConnection, Boolean> isOurs = new ConcurrentHashMap<>();
        return request -> {
            HttpConnection connection = request.connection();
            boolean letIn = isOurs.computeIfAbsent(connection, fresh -> {
                fresh.closeHandler(closed -> isOurs.remove(fresh));
                return peers.get()
                        .isOurs(
                                fresh.remoteAddress().port(),
                                fresh.localAddress().port());
            });
            if (letIn) {
                proxy.handle(request);
            } else {
                refuse(request);
            }
        };
    }

    private static void refuse(HttpServerRequest request) {
        Problem problem =
                Problem.of(401, "Unauthorized", "this Tidemark is of another user of this machine", request.path());
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Json.encode(problem));
    }

    private static SocketAddress origin(HttpServerRequest request, ToIntFunction<ServiceKind> ports) {
        return SocketAddress.inetSocketAddress(
                ports.applyAsInt(ServiceKind.of(Route.of(request.path()).service())), "127.0.0.1");
    }
}
