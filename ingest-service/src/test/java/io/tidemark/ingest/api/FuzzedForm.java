package io.tidemark.ingest.api;

import io.tidemark.ingest.upload.UploadRejectedException;
import io.tidemark.ingest.upload.UploadedFiles;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A form with its content type in the first line, for tests of what hostile clients send. */
public final class FuzzedForm {

    private FuzzedForm() {}

    /**
     * The form's files, empty where there is none.
     *
     * @param input content type, line feed, body
     */
    public static Optional<UploadedFiles> files(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String contentType = new String(input, 0, end, StandardCharsets.ISO_8859_1);
        int start = Math.min(end + 1, input.length);
        InputStream body = new ByteArrayInputStream(input, start, input.length);
        try {
            return Optional.of(MultipartFiles.open(contentType, body, false));
        } catch (UploadRejectedException e) {
            return Optional.empty();
        }
    }
}
