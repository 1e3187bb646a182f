package io.tidemark.ingest.api;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.upload.UploadRejectedException;
import io.tidemark.ingest.upload.UploadedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.RequestContext;

/**
 * The files of a form (RFC 7578), one after the other while the form arrives: nothing of it is written to disk or kept here. Other fields are passed
 * over, but for those that say what the query says: they may come after the file, when it is too late to heed them, so they are refused rather than
 * lost.
 */
final class MultipartFiles implements UploadedFiles {

    private static final String FIELD = "file";
    private static final Set<String> OF_THE_QUERY =
            Set.of("name", "users", "inside", "upload", "as-captured", "adjoining", "person");
    private static final int MAX_NAME_LENGTH = 100;

    private final FileItemIterator parts;
    private final boolean mustAdjoin;
    private int number;
    private Optional<UploadedFile> first = Optional.empty();

    private MultipartFiles(FileItemIterator parts, boolean mustAdjoin) {
        this.parts = parts;
        this.mustAdjoin = mustAdjoin;
    }

    /** Whether a content type is that of a form with files. */
    static boolean isForm(String contentType) {
        return contentType != null
                && contentType.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
    }

    /**
     * The form's fields {@code file}, of which there is one at least.
     *
     * @param contentType names the boundary
     * @param body the form as it arrives
     * @param mustAdjoin whether several are only taken as one capture where their times adjoin
     */
    static MultipartFiles open(String contentType, InputStream body, boolean mustAdjoin) {
        try {
            MultipartFiles files =
                    new MultipartFiles(new FileUpload().getItemIterator(new Form(contentType, body)), mustAdjoin);
            files.first = files.find();
            if (files.first.isPresent()) return files;
        } catch (FileUploadException e) {
            throw UploadRejectedException.invalid("expected multipart/form-data with a boundary: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UploadRejectedException(
                    FindingCode.UPLOAD_BROKEN_OFF.with(Map.of("error", String.valueOf(e.getMessage()))), e);
        }
        throw UploadRejectedException.invalid("the form has no field " + FIELD + "; it must hold the capture");
    }

    @Override
    public Optional<UploadedFile> next() throws IOException {
        if (first.isPresent()) {
            Optional<UploadedFile> next = first;
            first = Optional.empty();
            return next;
        }
        try {
            return find();
        } catch (FileUploadException e) {
            throw new IOException("the form broke off after its field " + FIELD + ": " + e.getMessage(), e);
        }
    }

    private Optional<UploadedFile> find() throws FileUploadException, IOException {
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            if (FIELD.equals(part.getFieldName())) {
                return Optional.of(new UploadedFile(nameOf(part, ++number), part.openStream()));
            }
            requireNoParameter(part);
        }
        return Optional.empty();
    }

    /** The end of the path that the sender names, as it can be shown. */
    private static String nameOf(FileItemStream part, int number) {
        String path = pathOf(part);
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String shown = name.chars()
                .filter(character -> !Character.isISOControl(character))
                .limit(MAX_NAME_LENGTH)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return shown.isBlank() ? "file " + number : shown;
    }

    private static String pathOf(FileItemStream part) {
        try {
            return part.getName() == null ? "" : part.getName();
        } catch (InvalidFileNameException withNul) {
            return withNul.getName();
        }
    }

    @Override
    public boolean mayBeSeveral() {
        return true;
    }

    @Override
    public boolean mustAdjoin() {
        return mustAdjoin;
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
