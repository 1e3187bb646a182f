package io.tidemark.ingest.capture;

/**
 * A frame as captured. A reusable view: it is valid until the next frame is read into it, and its bytes must not be changed.
 */
public final class Frame {

    private long epochNanos;
    private boolean timed;
    private int linkType;
    private long originalLength;
    private byte[] bytes = {};
    private int offset;
    private int capturedLength;

    /** Makes this the view of another frame. */
    public void set(long epochNanos, int linkType, long originalLength, byte[] bytes, int offset, int capturedLength) {
        this.epochNanos = epochNanos;
        this.timed = true;
        this.linkType = linkType;
        this.originalLength = originalLength;
        this.bytes = bytes;
        this.offset = offset;
        this.capturedLength = capturedLength;
    }

    /** Says that no one knows when this frame was captured. */
    public void setUntimed() {
        timed = false;
    }

    /** Whether it is known when the frame was captured. */
    public boolean timed() {
        return timed;
    }

    /** When it was captured, in epoch nanoseconds. */
    public long epochNanos() {
        return epochNanos;
    }

    /** What its bytes begin with: a LINKTYPE_ value of the registry of link-layer header types. */
    public int linkType() {
        return linkType;
    }

    /** Its length on the wire in bytes. */
    public long originalLength() {
        return originalLength;
    }

    /** The array that holds its bytes. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes()} it begins. */
    public int offset() {
        return offset;
    }

    /** How many of its bytes were captured. */
    public int capturedLength() {
        return capturedLength;
    }
}
