package io.tidemark.ingest.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An upload written byte by byte to a socket, so that a test decides what arrives when, and whether the rest ever does. */
public final class RawUpload implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;

    /**
     * Opens a connection and sends the head of the request.
     *
     * @param base where the service listens
     * @param pathAndQuery what to post to
     * @param contentLength what the head says of the body's length
     */
    public RawUpload(String base, String pathAndQuery, long contentLength) throws IOException {
        URI address = URI.create(base);
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(60_000);
        out = socket.getOutputStream();
        String head = "POST " + pathAndQuery + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nContent-Length: "
                + contentLength + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Sends a piece of the body. */
    public void send(byte[] bytes, int from, int to) throws IOException {
        out.write(bytes, from, to - from);
        out.flush();
    }

    /** The first line of the answer. */
    public String statusLine() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) line.append((char) next);
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
