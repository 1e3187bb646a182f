package io.tidemark.ingest.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSON with the commas between its outermost values blanked, so that a list that lost its brackets reads as values in a row. What is not
 * ASCII becomes a question mark: nothing that is read needs it, and tshark writes strings as they were sent, valid UTF-8 or not.
 */
final class RootCommas extends FilterInputStream {

    private long count;
    private boolean ended;
    private int depth;
    private boolean inString;
    private boolean escaped;

    RootCommas(InputStream json) {
        super(json);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        ended |= read < 0;
        count += Math.max(read, 0);
        for (int i = offset; i < offset + read; i++) {
            if (target[i] < 0) {
                target[i] = '?';
            } else if (inString) {
                followString(target[i]);
            } else if (target[i] == ',' && depth == 0) {
                target[i] = ' ';
            } else {
                followStructure(target[i]);
            }
        }
        return read;
    }

    /** Whether the JSON ends before a byte at this position. */
    boolean endsBefore(long position) {
        return ended && position >= count;
    }

    private void followString(byte character) {
        inString = escaped || character != '"';
        escaped = !escaped && character == '\\';
    }

    private void followStructure(byte character) {
        switch (character) {
            case '"' -> inString = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {
                // within a value
            }
        }
    }
}
