package io.tidemark.ingest.api;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.upload.UploadRejectedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;

/**
 * Finds the file in a form (RFC 7578) while the form arrives: nothing of it is written to disk or kept. Other fields are passed over, but for
 * those that say what the query says: they may come after the file, when it is too late to heed them, so they are refused rather than lost.
 */
final class MultipartFile extends FilterInputStream {

    private static final String FIELD = "file";
    private static final Set<String> OF_THE_QUERY = Set.of("name", "users", "inside", "upload");

    private final FileItemIterator parts;

    private MultipartFile(InputStream file, FileItemIterator parts) {
        super(file);
        this.parts = parts;
    }

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
                if (FIELD.equals(part.getFieldName())) return new MultipartFile(part.openStream(), parts);
                requireNoParameter(part);
            }
        } catch (FileUploadException e) {
            throw UploadRejectedException.invalid("expected multipart/form-data with a boundary: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UploadRejectedException(
                    FindingCode.UPLOAD_BROKEN_OFF.with(Map.of("error", String.valueOf(e.getMessage()))), e);
        }
        throw UploadRejectedException.invalid("the form has no field " + FIELD + "; it must hold the capture");
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next < 0) lookAtTheRest();
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count < 0) lookAtTheRest();
        return count;
    }

    private void lookAtTheRest() throws IOException {
        try {
            while (parts.hasNext()) {
                requireNoParameter(parts.next());
            }
        } catch (FileUploadException e) {
            throw new IOException("the form broke off after its field " + FIELD + ": " + e.getMessage(), e);
        }
    }

    private static void requireNoParameter(FileItemStream part) {
        String field = part.getFieldName();
        if (field != null && OF_THE_QUERY.contains(field)) {
            throw UploadRejectedException.invalid(
                    "the form has a field " + field + "; expected in the query, as in /api/captures?" + field + "=...");
        }
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
