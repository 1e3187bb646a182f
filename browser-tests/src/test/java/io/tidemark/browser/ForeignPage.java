package io.tidemark.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A page of somebody else's: another port of this machine is another origin. It has a file at {@code /file}. */
final class ForeignPage implements AutoCloseable {

    private final HttpServer server;

    private ForeignPage(HttpServer server) {
        this.server = server;
    }

    /** Opens it on a free port. */
    static ForeignPage open(byte[] file) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(server, "/", "text/html", "<!doctype html><title>Elsewhere</title>".getBytes(StandardCharsets.UTF_8));
        answer(server, "/file", "application/octet-stream", file);
        server.start();
        return new ForeignPage(server);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpServer server, String path, String type, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
