package io.tidemark.standalone;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A form with a field {@code file} for each of several files (RFC 7578), read as it is sent.
 *
 * @param contentType names the boundary
 * @param body the form
 */
record FileForm(String contentType, BodyPublisher body) {

    /** A form with these files. */
    static FileForm of(List<Path> files) throws FileNotFoundException {
        String boundary = "tidemark-" + UUID.randomUUID();
        List<BodyPublisher> parts = new ArrayList<>();
        for (Path file : files) {
            parts.add(BodyPublishers.ofString(
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + quoted(file)
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
            parts.add(BodyPublishers.ofFile(file));
            parts.add(BodyPublishers.ofString("\r\n"));
        }
        parts.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return new FileForm(
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)));
    }

    /** The name of a file as a header can hold it. */
    private static String quoted(Path file) {
        return file.getFileName().toString().replaceAll("[\"\\\\\\p{Cntrl}]", "_");
    }
}
