package io.tidemark.ingest.tshark;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.text.JsonObjects;
import io.tidemark.ingest.text.WrongFieldException;
import java.io.IOException;

/**
 * Packets that tshark has dissected and numbered, as JSON: what {@code tshark -T json} and {@code -T ek} write, with all fields or those of
 * {@code -e}, and the reduced form of the source article, an object a packet without its layers. The objects are in an array or one after another,
 * commas may trail. A key may come more than once in an object, as it does in tunnels, a field of {@code -e} has an array of values, and null stands
 * for an absent value. What is needed of the fields {@link TsharkFields} says.
 */
public final class TsharkJson extends TsharkFrames {

    /** What {@code -T ek} writes beside the layers: whole milliseconds. */
    private static final String TIME_OF_EK = "timestamp";

    private final JsonObjects objects;

    /**
     * @param input begins with the first bracket
     */
    public TsharkJson(CaptureInput input) throws IOException {
        this.objects = new JsonObjects(input, "tshark's JSON");
    }

    @Override
    boolean readPacket() throws IOException {
        return objects.next(this::read);
    }

    private void read(JsonParser parser) throws IOException, WrongFieldException {
        fields.clear();
        readObject(parser, "");
        fields.finish();
    }

    private void readObject(JsonParser parser, String name) throws IOException, WrongFieldException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            boolean isTime = name.isEmpty() && key.equals(TIME_OF_EK);
            readValue(
                    parser, key, parser.nextToken(), isTime ? TsharkFields.MILLIS : TsharkNames.ofFieldThatIsRead(key));
        }
        fields.endOf(name);
    }

    private void readValue(JsonParser parser, String key, JsonToken token, String field)
            throws IOException, WrongFieldException {
        switch (token) {
            case START_OBJECT -> readObject(parser, key);
            case START_ARRAY -> readValues(parser, key, field);
            case VALUE_NULL -> {
                // as if it were not there
            }
            default -> readField(parser, field);
        }
    }

    private void readValues(JsonParser parser, String key, String field) throws IOException, WrongFieldException {
        int index = 0;
        for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
            if (each.isScalarValue() && each != JsonToken.VALUE_NULL && !field.isEmpty()) {
                fields.takeListed(field, parser.getText(), index++);
            } else {
                readValue(parser, key, each, field);
            }
        }
    }

    /** What is not asked for is passed over, however long it is. */
    private void readField(JsonParser parser, String field) throws IOException, WrongFieldException {
        if (!field.isEmpty()) {
            fields.take(field, parser.getText());
        }
    }

    @Override
    public long recordOffset() {
        return objects.offset();
    }

    @Override
    public boolean truncated() {
        return objects.truncated();
    }
}
