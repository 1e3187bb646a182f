package io.tidemark.ingest.capture;

import java.io.IOException;
import java.io.InputStream;

/**
 * The upload as it comes: counts its bytes, and remembers the failure that broke it off, so that a broken upload can be told
 * from broken content after any number of wrapping streams.
 */
final class UploadedBytes extends InputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream upload;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long taken;
    private boolean failed;
    private boolean ended;

    UploadedBytes(InputStream upload) {
        this.upload = upload;
    }

    /** Bytes handed on so far. */
    long count() {
        return taken;
    }

    /** Whether reading the upload failed. */
    boolean failed() {
        return failed;
    }

    /** Whether anyone has read beyond its last byte. */
    boolean ended() {
        return ended;
    }

    /**
     * The next bytes, without taking them.
     *
     * @param most how many are wanted
     * @return as many as there are, at most {@code most}
     */
    byte[] peek(int most) throws IOException {
        while (limit - position < most && fill()) {
            // until there are enough or the upload ends
        }
        int length = Math.min(most, limit - position);
        byte[] bytes = new byte[length];
        System.arraycopy(buffer, position, bytes, 0, length);
        return bytes;
    }

    @Override
    public int read() throws IOException {
        if (available() == 0) {
            ended = true;
            return -1;
        }
        taken++;
        return buffer[position++] & 0xff;
    }

    /**
     * The last byte comes alone: {@link com.github.luben.zstd.ZstdInputStreamNoFinalizer} notices that a frame is cut only if it
     * has asked for more bytes since the frame before it ended.
     */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (limit - position <= 1) {
            fill();
        }
        if (limit == position) {
            ended = true;
            return -1;
        }
        int count = Math.min(length, Math.max(1, limit - position - 1));
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        taken += count;
        return count;
    }

    /**
     * At least 1 unless the upload is at its end, for which it waits: {@link java.util.zip.GZIPInputStream} takes a 0
     * for the end and would lose every member but the first of a slow upload.
     */
    @Override
    public int available() throws IOException {
        if (position == limit) {
            fill();
        }
        return limit - position;
    }

    private boolean fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        try {
            int count = upload.read(buffer, limit, buffer.length - limit);
            limit += Math.max(count, 0);
            return count > 0;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }
}
