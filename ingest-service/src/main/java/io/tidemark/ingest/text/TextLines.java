package io.tidemark.ingest.text;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lines of text, each ended by a line feed that may follow a carriage return. What comes behind the last of them is a cut line. */
public final class TextLines {

    /** Far more than a row takes: some 200 bytes are usual. */
    static final int MAX_LINE_BYTES = 1 << 16;

    private final CaptureInput input;
    private long number;
    private long offset;
    private String text = "";

    /**
     * @param input begins with the first line
     */
    public TextLines(CaptureInput input) {
        this.input = input;
    }

    /**
     * Moves to the next line.
     *
     * @return false at the end, or where the last line is cut; {@link #text} is what there is of it
     * @throws MalformedCaptureException where a line is longer than {@link #MAX_LINE_BYTES}
     */
    public boolean next() throws IOException {
        offset = input.offset();
        number++;
        int length = 0;
        while (input.look(length + 1) > length && input.bytes()[input.position() + length] != '\n') {
            length++;
            if (length > MAX_LINE_BYTES) {
                throw new MalformedCaptureException(
                        offset, "a line of at most " + MAX_LINE_BYTES + " bytes as line " + number, "a longer one");
            }
        }
        text = new String(input.bytes(), input.position(), length, StandardCharsets.UTF_8);
        boolean whole = input.look(length + 1) > length;
        input.advance(whole ? length + 1 : length);
        return whole;
    }

    /** The line, without what ends it. */
    public String text() {
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Its number, from 1. */
    public long number() {
        return number;
    }

    /** Where it begins, in bytes. */
    public long offset() {
        return offset;
    }
}
