package io.tidemark.ingest.api;

import io.tidemark.ingest.upload.Pace;
import io.tidemark.ingest.upload.Sender;
import io.vertx.core.http.HttpServerRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The client of a request, and the bytes of its body, which it is timed by. */
final class HttpSender implements Sender {

    private final HttpServerRequest request;
    private final Pace pace = new Pace(System.nanoTime());

    HttpSender(HttpServerRequest request) {
        this.request = request;
    }

    /** A body whose bytes are counted as they are read. */
    InputStream timed(InputStream body) {
        return new FilterInputStream(body) {

            @Override
            public int read() throws IOException {
                int read = super.read();
                if (read >= 0) pace.came(1, System.nanoTime());
                return read;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read > 0) pace.came(read, System.nanoTime());
                return read;
            }
        };
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public void cut() {
        request.connection().close();
    }
}
