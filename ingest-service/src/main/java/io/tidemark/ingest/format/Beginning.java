package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.BigEndian;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.text.Blanks;
import io.tidemark.ingest.text.FirstObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The first bytes of an input, which formats are recognised by. To look at them moves nothing on. */
public final class Beginning {

    /** Writers of JSON put what tells them apart well before this. */
    static final int LOOK_BYTES = Blanks.MAX_BYTES;

    private static final int QUOTED_BYTES = 16;

    private final byte[] bytes;
    private final int textStart;
    private FirstObject object;

    private Beginning(byte[] bytes, int textStart) {
        this.bytes = bytes;
        this.textStart = textStart;
    }

    /** Looks at what an input begins with. */
    static Beginning of(CaptureInput input) throws IOException {
        int visible = Math.min(input.look(LOOK_BYTES), LOOK_BYTES);
        byte[] bytes = Arrays.copyOfRange(input.bytes(), input.position(), input.position() + visible);
        return new Beginning(bytes, Blanks.end(bytes, 0, visible));
    }

    /** The first four bytes as a number, most significant first; empty where there are fewer. */
    OptionalInt magic() {
        return bytes.length < Integer.BYTES ? OptionalInt.empty() : OptionalInt.of(BigEndian.i32(bytes, 0));
    }

    /** The bytes as an input of their own. */
    CaptureInput input() throws IOException {
        return CaptureInput.open(new ByteArrayInputStream(bytes), ParserLimits.DEFAULT);
    }

    /** Whether it begins with this text, behind a byte order mark and white space. */
    boolean startsWith(String text) {
        byte[] mark = text.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(textStart + mark.length, bytes.length);
        return Arrays.equals(mark, Arrays.copyOfRange(bytes, textStart, end));
    }

    /** The lines that are visible, the last of which may go on. */
    Stream<String> lines() {
        return new String(bytes, textStart, bytes.length - textStart, StandardCharsets.UTF_8).lines();
    }

    /** The first line, or as much of it as is visible; empty where it is JSON. */
    String firstLine() {
        return isJson() ? "" : lines().findFirst().orElse("");
    }

    /** Whether it begins as JSON objects do, in an array or not. */
    boolean isJson() {
        if (!startsWith("[")) {
            return startsWith("{");
        }
        int next = Blanks.end(bytes, textStart + 1, bytes.length);
        return next == bytes.length || bytes[next] == '{' || bytes[next] == ']';
    }

    /** What the first JSON object tells of itself; nothing where it is no JSON. */
    FirstObject object() throws IOException {
        if (object == null) {
            object = isJson() ? FirstObject.of(bytes, textStart, bytes.length - textStart) : FirstObject.NONE;
        }
        return object;
    }

    /** Where what is recognised begins: past white space, if that is all there is before. */
    int offset() {
        return textStart;
    }

    /** Hexadecimal digits of the first bytes. */
    String hex() {
        return HexFormat.of().formatHex(bytes, textStart, quotedEnd());
    }

    /** Hexadecimal digits of the bytes at an offset, white space before all text included; of fewer where there are no more. */
    String hexAt(int offset, int count) {
        int from = Math.min(offset, bytes.length);
        return HexFormat.of().formatHex(bytes, from, Math.min(from + count, bytes.length));
    }

    /** The first bytes as they can be shown to people. */
    String quoted() {
        String text = new String(bytes, textStart, quotedEnd() - textStart, StandardCharsets.ISO_8859_1);
        return "0x" + hex() + " \"" + text.replaceAll("[^\\x20-\\x7e]", ".") + "\"";
    }

    /** Whether there is nothing. */
    boolean isEmpty() {
        return textStart == bytes.length;
    }

    private int quotedEnd() {
        return Math.min(bytes.length, textStart + QUOTED_BYTES);
    }
}
