package io.tidemark.ingest.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;

/** Whose JSON an input holds, told by the members of its first object; what says nothing else is taken for tshark's. */
final class JsonKind {

    /** Monitors write what tells them apart well before this. */
    private static final int LOOK_BYTES = 1 << 14;

    /** Members that only one of them has, as values and as objects. */
    private static final Map<String, CaptureFormat> VALUES =
            Map.of("event_type", CaptureFormat.SURICATA_EVE, "id.orig_h", CaptureFormat.ZEEK_JSON);

    private static final Map<String, CaptureFormat> OBJECTS = Map.of("id", CaptureFormat.ZEEK_JSON);

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

    private JsonKind() {}

    /**
     * Recognises an input without moving it on.
     *
     * @param input begins with the first bracket
     */
    static CaptureFormat of(CaptureInput input) throws IOException {
        int visible = Math.min(input.look(LOOK_BYTES), LOOK_BYTES);
        try (JsonParser parser = JSON.createParser(input.bytes(), input.position(), visible)) {
            return kind(parser);
        } catch (JsonProcessingException e) {
            // broken or longer than what is visible: whoever reads it tells
            return CaptureFormat.JSON;
        }
    }

    private static CaptureFormat kind(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken() == JsonToken.START_ARRAY ? parser.nextToken() : parser.currentToken();
        while (first == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            CaptureFormat kind = isObject ? OBJECTS.get(key) : VALUES.get(key);
            if (kind != null) {
                return kind;
            }
            parser.skipChildren();
        }
        return CaptureFormat.JSON;
    }
}
