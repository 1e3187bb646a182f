package io.tidemark.ingest.upload;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/**
 * The bytes of an upload on their way to the parser: counts them, hashes them and stops at the limit. Whether all have come
 * is known, so that what is cut by the sender can be told from what is cut on the way.
 */
final class ReceivedBytes extends InputStream {

    private static final int DRAIN_BUFFER_BYTES = 1 << 16;

    private final InputStream source;
    private final long maxBytes;
    private final Copy copy;
    private final MessageDigest sha256 = Sha256.digest();
    private final byte[] single = new byte[1];
    private long count;
    private boolean ended;

    /**
     * @param source the bytes as they arrive
     * @param maxBytes most bytes that may come
     */
    ReceivedBytes(InputStream source, long maxBytes) {
        this(source, maxBytes, 0, Copy.NONE);
    }

    /**
     * @param source the bytes as they arrive
     * @param maxBytes most bytes that may come, with those before
     * @param before bytes of the same upload that came before
     * @param copy gets each byte too
     */
    ReceivedBytes(InputStream source, long maxBytes, long before, Copy copy) {
        this.source = source;
        this.maxBytes = maxBytes;
        this.count = before;
        this.copy = copy;
    }

    /** Where bytes go as well. */
    @FunctionalInterface
    interface Copy {

        /** Nowhere. */
        Copy NONE = (bytes, offset, count) -> {};

        /** Takes bytes, which change when it has returned. */
        void add(byte[] bytes, int offset, int count);
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended) return -1;
        int read = source.read(buffer, offset, length);
        if (read < 0) {
            ended = true;
            return read;
        }
        count += read;
        if (count > maxBytes) {
            throw new UploadRejectedException(
                    FindingCode.CAPTURE_TOO_LARGE.with(Map.of("measure", "bytes", "limit", maxBytes)));
        }
        sha256.update(buffer, offset, read);
        copy.add(buffer, offset, read);
        return read;
    }

    /** Never 0 before the end: readers of compressed input take 0 for the end. */
    @Override
    public int available() {
        return ended ? 0 : 1;
    }

    /** Number of bytes of the upload that have come. */
    long count() {
        return count;
    }

    /** Whether the last byte has come. */
    boolean isComplete() {
        return ended;
    }

    /**
     * Reads on without looking, so that a client that is still sending hears the answer.
     *
     * @param mostBytes where to give up
     * @return whether the last byte has come
     */
    boolean drain(long mostBytes) throws IOException {
        byte[] buffer = new byte[DRAIN_BUFFER_BYTES];
        long stopAt = count + mostBytes;
        while (!ended && count < stopAt) read(buffer, 0, buffer.length);
        return ended;
    }

    /** SHA-256 of all bytes, lower-case hexadecimal. Can be asked once, after the last. */
    String digest() {
        if (!ended) throw new IllegalStateException("the digest is known after the last byte, not at " + count);
        return HexFormat.of().formatHex(sha256.digest());
    }
}
