package io.tidemark.ingest.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidemark.ingest.capture.ByteSource;
import io.tidemark.ingest.capture.CaptureInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lines of a log that a shipper has put into a member of JSON objects each, as lines again. Objects without that member are passed over. */
public final class WrappedLines implements ByteSource {

    private final JsonObjects objects;
    private final String member;
    private byte[] line = {};
    private int position;

    /**
     * @param input begins with the first bracket
     * @param member the name of the member at the top of each object
     */
    public WrappedLines(CaptureInput input, String member) throws IOException {
        this.objects = new JsonObjects(input, "JSON with lines as \"" + member + "\"");
        this.member = member;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (position == line.length) {
            if (!objects.next(this::take)) {
                return -1;
            }
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, target, offset, count);
        position += count;
        return count;
    }

    private void take(JsonParser parser) throws IOException {
        line = new byte[0];
        position = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean isLine = parser.currentName().equals(member);
            if (parser.nextToken() == JsonToken.VALUE_STRING && isLine) {
                line = (parser.getText().stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8);
            } else {
                parser.skipChildren();
            }
        }
    }

    @Override
    public boolean cut() {
        return objects.truncated();
    }

    @Override
    public void close() {
        // what it reads from is closed by whoever opened that
    }
}
