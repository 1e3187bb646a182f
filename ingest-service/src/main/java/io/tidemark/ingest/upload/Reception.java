package io.tidemark.ingest.upload;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.format.MixedFilesException;
import io.tidemark.ingest.format.RotatedFiles;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one upload on their way in. The first is read while it arrives. Where others may follow it is kept as well, under seal, for they
 * may come in any order; that others follow is known when it has ended.
 */
final class Reception implements Closeable {

    /** Most files of one capture: those of a week with one a minute. */
    private static final int MAX_FILES = 10_080;

    private final UploadedFiles files;
    private final long maxBytes;
    private final KeptFiles kept;
    private String name;
    private ReceivedBytes bytes;
    private Optional<UploadedFiles.UploadedFile> next = Optional.empty();
    private int count = 1;
    private Optional<String> digest = Optional.empty();

    /**
     * @param files as they arrive
     * @param maxBytes most bytes that may come
     * @param budget grants room for what is kept
     * @throws IOException where the upload breaks off before its first file
     */
    Reception(UploadedFiles files, long maxBytes, KeptBytes budget) throws IOException {
        this.files = files;
        this.maxBytes = maxBytes;
        this.kept = new KeptFiles(budget);
        receive(files.next().orElseThrow(), 0);
    }

    private void receive(UploadedFiles.UploadedFile file, long before) {
        name = file.name();
        bytes = new ReceivedBytes(
                file.bytes(), maxBytes, before, files.mayBeSeveral() ? kept : ReceivedBytes.Copy.NONE);
    }

    /** The bytes of the file that is on its way, at first those of the first. */
    ReceivedBytes bytes() {
        return bytes;
    }

    /** Whether several files are only one capture where their times adjoin. */
    boolean mustAdjoin() {
        return files.mustAdjoin();
    }

    /** Whether the file that is on its way has ended, and others may follow it. */
    boolean mayGoOn() {
        return files.mayBeSeveral() && bytes.isComplete();
    }

    /** What is wrong with the file that is on its way, naming it where others may follow. */
    MalformedCaptureException named(MalformedCaptureException e) {
        return files.mayBeSeveral() ? e.in(name) : e;
    }

    /** Whether another file follows the first, once that has ended. */
    boolean hasMore() throws IOException {
        bytes.drain(Long.MAX_VALUE - bytes.count());
        next = files.next();
        return next.isPresent();
    }

    /**
     * Waits for the other files, of which there are some.
     *
     * @param limits what all of them may cost
     * @return all files in the order of their first records
     */
    RotatedFiles joined(ParserLimits limits) throws IOException {
        while (next.isPresent()) {
            endFile();
            receive(next.get(), bytes.count());
            count++;
            hasMore();
        }
        endFile();
        return inOrder(limits);
    }

    private void endFile() {
        kept.endFile(name, bytes.digest());
        requireRoom();
    }

    private RotatedFiles inOrder(ParserLimits limits) throws IOException {
        if (kept.files().isEmpty()) {
            throw new UploadRejectedException(
                    FindingCode.EMPTY_UPLOAD.with(Map.of("expected", "a capture in one file or more")));
        }
        try {
            RotatedFiles inOrder = RotatedFiles.inOrder(kept.files(), limits);
            digest = Optional.of(CaptureId.digestOf(inOrder.digests()));
            return inOrder;
        } catch (MixedFilesException e) {
            throw UploadRejectedException.of(e);
        }
    }

    private void requireRoom() {
        if (!kept.isComplete()) throw tooLarge("kept-bytes", kept.most());
        if (count == MAX_FILES) throw tooLarge("files", MAX_FILES);
    }

    private static UploadRejectedException tooLarge(String measure, long limit) {
        return new UploadRejectedException(
                FindingCode.CAPTURE_TOO_LARGE.with(Map.of("measure", measure, "limit", limit)));
    }

    /** The digest of what was uploaded, empty where not all of it has come or it is not known in which order it is read. */
    Optional<String> digest() throws IOException {
        if (count == 1 && digest.isEmpty() && bytes.isComplete() && next.isEmpty() && !hasMore()) {
            digest = Optional.of(bytes.digest());
        }
        return digest;
    }

    @Override
    public void close() {
        kept.close();
    }
}
