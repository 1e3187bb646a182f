package io.tidemark.ingest.text;

import io.tidemark.ingest.capture.CaptureInput;
import java.io.IOException;

/**
 * What may stand before a text: the byte order mark of UTF-8, and the white space of JSON (RFC 8259, section 2). Other control characters begin no text, but files
 * of nfcapd.
 */
public final class Blanks {

    /** Most bytes of it. */
    public static final int MAX_BYTES = 1 << 14;

    private static final byte[] UTF8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private Blanks() {}

    /**
     * Where blanks end.
     *
     * @param from where they begin, if there are any
     * @param to where the bytes end
     */
    public static int end(byte[] bytes, int from, int to) {
        int at = isMark(bytes, from, to) ? from + UTF8_MARK.length : from;
        while (at < to && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    private static boolean isMark(byte[] bytes, int from, int to) {
        for (int i = 0; i < UTF8_MARK.length; i++) {
            if (from + i >= to || bytes[from + i] != UTF8_MARK[i]) {
                return false;
            }
        }
        return true;
    }

    /** Moves an input past them. */
    public static void skip(CaptureInput input) throws IOException {
        int visible = Math.min(input.look(MAX_BYTES), MAX_BYTES);
        int from = input.position();
        input.advance(end(input.bytes(), from, from + visible) - from);
    }
}
