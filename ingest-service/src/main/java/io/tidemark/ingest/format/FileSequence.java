package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureFile;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.ParserLimits;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Files one after the other, of which one is open at a time. Each is decompressed by itself; together they expand to no more than one may. */
final class FileSequence implements Closeable {

    private final Iterator<CaptureFile> files;
    private final ParserLimits limits;
    private InputStream bytes = InputStream.nullInputStream();
    private CaptureInput input;
    private String name = "";
    private long uploadedBefore;
    private long offsetBefore;

    FileSequence(List<CaptureFile> files, ParserLimits limits) {
        this.files = files.iterator();
        this.limits = limits;
    }

    boolean hasNext() {
        return files.hasNext();
    }

    /** Closes the file that is open and opens the next. */
    CaptureFormats.Recognised next() throws IOException {
        close();
        CaptureFile file = files.next();
        name = file.name();
        bytes = file.open();
        long left = Math.max(1, limits.maxExpandedBytes() - offsetBefore);
        input = CaptureInput.open(bytes, new ParserLimits(left, limits.maxExpansionRatio(), limits.maxStreams()));
        return CaptureFormats.of(input);
    }

    /** What the file that is open is called. */
    String name() {
        return name;
    }

    /** Offset at which the file that is open begins, with all of them one behind the other, after decompression. */
    long offsetBefore() {
        return offsetBefore;
    }

    long offset() {
        return offsetBefore + (input == null ? 0 : input.offset());
    }

    long uploadedBytes() {
        return uploadedBefore + (input == null ? 0 : input.uploadedBytes());
    }

    @Override
    public void close() throws IOException {
        if (input != null) {
            uploadedBefore = uploadedBytes();
            offsetBefore = offset();
            input.close();
            input = null;
        }
        bytes.close();
    }
}
