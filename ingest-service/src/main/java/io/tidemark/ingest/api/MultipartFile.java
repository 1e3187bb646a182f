package io.tidemark.ingest.api;

import io.tidemark.ingest.upload.UploadRejectedException;
import io.tidemark.ingest.upload.UploadRejectedException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;

/**
 * Finds the file in a form (RFC 7578) while the form arrives: nothing of it is written to disk or kept. Fields before it are
 * passed over, what comes after it is not looked at.
 */
final class MultipartFile {

    private static final String FIELD = "file";

    private MultipartFile() {}

    /** Whether a content type is that of a form with files. */
    static boolean isForm(String contentType) {
        return contentType != null
                && contentType.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
    }

    /**
     * The bytes of the form's field {@code file}.
     *
     * @param contentType names the boundary
     * @param body the form as it arrives
     */
    static InputStream open(String contentType, InputStream body) {
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(new Form(contentType, body));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if (FIELD.equals(part.getFieldName())) return part.openStream();
            }
        } catch (FileUploadException e) {
            throw new UploadRejectedException(
                    Kind.INVALID_REQUEST, "expected multipart/form-data with a boundary: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UploadRejectedException(
                    Kind.BROKEN_OFF, "the form broke off before its field " + FIELD + ": " + e.getMessage(), e);
        }
        throw new UploadRejectedException(
                Kind.INVALID_REQUEST, "the form has no field " + FIELD + "; it must hold the capture");
    }

    private record Form(String contentType, InputStream body) implements RequestContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        @Deprecated
        public int getContentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }
    }
}
