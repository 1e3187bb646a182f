package io.tidemark.ingest.capture;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * The bytes of the capture itself: the upload, expanded where it is compressed. It ends where the compressed data are cut,
 * and says so; it stops what expands beyond the limits.
 */
final class ExpandedBytes extends InputStream {

    private static final int MAGIC_BYTES = 4;

    private final UploadedBytes upload;
    private final ParserLimits limits;
    private final Compression compression;
    private InputStream bytes = InputStream.nullInputStream();
    private boolean opened;
    private boolean cut;
    private long count;

    ExpandedBytes(UploadedBytes upload, ParserLimits limits) throws IOException {
        this.upload = upload;
        this.limits = limits;
        this.compression = Compression.of(upload.peek(MAGIC_BYTES));
    }

    /** Whether the compressed data end in the middle. */
    boolean cut() {
        return cut;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (cut) {
            return -1;
        }
        try {
            int read = expanded().read(target, offset, length);
            count += Math.max(read, 0);
            checkLimits();
            return read;
        } catch (IOException e) {
            return endAt(e);
        }
    }

    /** Gives back what the decoder keeps, some of it outside the heap; the upload stays open. */
    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private InputStream expanded() throws IOException {
        if (!opened) {
            bytes = compression.expand(upload);
            opened = true;
        }
        return bytes;
    }

    private int endAt(IOException failure) throws IOException {
        if (upload.failed()) {
            throw failure;
        }
        if (isCut(failure)) {
            cut = true;
            return -1;
        }
        if (failure instanceof ZipException || failure instanceof ZstdIOException) {
            throw new MalformedCaptureException(
                    count, compression.name().toLowerCase() + " data that can be expanded", failure.getMessage());
        }
        throw failure;
    }

    /** Both libraries tell the end of their input in their own way. That of zstd reads no further where data are damaged. */
    private boolean isCut(IOException failure) {
        if (failure instanceof ZstdIOException zstd) {
            return zstd.getErrorCode() == Zstd.errCorruptionDetected() && upload.ended();
        }
        return failure instanceof EOFException;
    }

    private void checkLimits() {
        if (compression == Compression.NONE) {
            return;
        }
        if (count > limits.maxExpandedBytes()) {
            throw CaptureLimitException.ofExpandedBytes(limits.maxExpandedBytes());
        }
        if (count > ParserLimits.RATIO_GRACE_BYTES && count / limits.maxExpansionRatio() > upload.count()) {
            throw CaptureLimitException.ofExpansion(upload.count(), count, limits.maxExpansionRatio());
        }
    }
}
