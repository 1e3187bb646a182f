package io.tidemark.ingest.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * A window onto the bytes of a capture, which readers of containers look into and move on. What was moved past is gone. Closing it
 * gives back what decompression keeps; the upload stays open.
 */
public final class CaptureInput implements Closeable {

    private static final int INITIAL_BYTES = 1 << 17;

    private final UploadedBytes upload;
    private final ByteSource source;
    private byte[] window = new byte[INITIAL_BYTES];
    private int position;
    private int limit;
    private long windowOffset;
    private boolean ended;

    private CaptureInput(UploadedBytes upload, ByteSource source) {
        this.upload = upload;
        this.source = source;
    }

    /**
     * Opens an upload, whatever it is compressed with.
     *
     * @param uploaded the bytes as they were uploaded
     * @param limits what they may expand to
     */
    public static CaptureInput open(InputStream uploaded, ParserLimits limits) throws IOException {
        UploadedBytes upload = new UploadedBytes(uploaded);
        return new CaptureInput(upload, new ExpandedBytes(upload, limits));
    }

    /** What was made of these bytes, as an input of its own with offsets of its own. */
    public CaptureInput within(ByteSource inner) {
        return new CaptureInput(upload, inner);
    }

    /**
     * Makes the next bytes visible.
     *
     * @param count how many are needed
     * @return how many there are: {@code count} or more, or fewer if the capture ends before
     */
    public int look(int count) throws IOException {
        if (limit - position < count) {
            fill(count);
        }
        return limit - position;
    }

    /** The array that holds the visible bytes; it may be another after the next {@link #look}. */
    public byte[] bytes() {
        return window;
    }

    /** Where in {@link #bytes()} the visible bytes begin. */
    public int position() {
        return position;
    }

    /** Moves past visible bytes. */
    public void advance(int count) {
        position += count;
    }

    /**
     * Moves past any number of bytes, visible or not.
     *
     * @return whether the capture holds that many
     */
    public boolean skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            int step = (int) Math.min(left, look(1));
            if (step == 0) {
                return false;
            }
            advance(step);
            left -= step;
        }
        return true;
    }

    /** Offset of the first visible byte in the capture. */
    public long offset() {
        return windowOffset + position;
    }

    /** Bytes read of the upload, before decompression. */
    public long uploadedBytes() {
        return upload.count();
    }

    /** Whether the compressed data end in the middle; known once all bytes were looked at. */
    public boolean cut() {
        return source.cut();
    }

    /** The bytes from the first visible one to the end, as a stream that moves this input on. */
    public InputStream remainder() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                if (look(1) == 0) {
                    return -1;
                }
                return window[position++] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                int count = Math.min(length, look(1));
                System.arraycopy(window, position, target, offset, count);
                advance(count);
                return count == 0 ? -1 : count;
            }
        };
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private void fill(int count) throws IOException {
        makeRoom(count);
        while (limit < count && !ended) {
            int read = source.read(window, limit, window.length - limit);
            ended = read < 0;
            limit += Math.max(read, 0);
        }
    }

    private void makeRoom(int count) {
        byte[] target = count > window.length ? new byte[Integer.highestOneBit(count) * 2] : window;
        System.arraycopy(window, position, target, 0, limit - position);
        window = target;
        windowOffset += position;
        limit -= position;
        position = 0;
    }
}
