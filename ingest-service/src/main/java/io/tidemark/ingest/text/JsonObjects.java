package io.tidemark.ingest.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.MalformedCaptureException;
import java.io.IOException;

/** JSON objects in an array or one after another, such as one a line; commas may trail. The last one may be cut. */
public final class JsonObjects {

    /** Most characters of a value that is read; the longest with a meaning has some sixty. Others are passed over, however long. */
    private static final int MOST_CHARACTERS = 1 << 16;

    /** Zeros among the first bytes are an error of the JSON, not another encoding of Unicode. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MOST_CHARACTERS)
                    .build())
            .build();

    private final CaptureInput input;
    private final String name;
    private final long startOffset;
    private final RootCommas json;
    private final JsonParser parser;
    private long objects;
    private long offset;
    private boolean inArray;
    private boolean arrayEnded;
    private boolean truncated;

    /**
     * @param input begins with the first bracket
     * @param name whose JSON it is, for messages
     */
    public JsonObjects(CaptureInput input, String name) throws IOException {
        this.input = input;
        this.name = name;
        this.startOffset = input.offset();
        this.json = new RootCommas(input.remainder());
        this.parser = JSON.createParser(json);
    }

    /** Reads one object, from behind its opening bracket to its closing one. */
    @FunctionalInterface
    public interface Reading {

        /** Reads the object. */
        void read(JsonParser parser) throws IOException, WrongFieldException;
    }

    /**
     * Reads the next object.
     *
     * @return false at the end, or where the last object is cut
     * @throws MalformedCaptureException where it is broken, naming the object
     */
    public boolean next(Reading reading) throws IOException {
        try {
            if (!find()) {
                return false;
            }
            objects++;
            offset = startOffset + parser.currentTokenLocation().getByteOffset();
            reading.read(parser);
            return true;
        } catch (JsonProcessingException e) {
            if (json.endsBefore(parser.currentLocation().getByteOffset())) {
                truncated = true;
                return false;
            }
            throw malformed("JSON", e.getOriginalMessage());
        } catch (WrongFieldException e) {
            throw malformed(e.expected(), e.found());
        }
    }

    /** Moves to the next opening bracket. */
    private boolean find() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY && objects == 0 && !inArray) {
            inArray = true;
            token = parser.nextToken();
        }
        if (token == JsonToken.END_ARRAY) {
            arrayEnded = true;
            token = parser.nextToken();
        }
        if (token == null) {
            truncated |= inArray && !arrayEnded;
            return false;
        }
        if (token != JsonToken.START_OBJECT || arrayEnded) {
            objects++;
            throw malformed("an object", arrayEnded ? "more after the array" : token.name());
        }
        return true;
    }

    private MalformedCaptureException malformed(String expected, String found) {
        long offset = startOffset + Math.max(0, parser.currentLocation().getByteOffset());
        return new MalformedCaptureException(offset, expected + " in object " + objects + " of " + name, found);
    }

    /** Offset in bytes of the opening bracket of the object read last. */
    public long offset() {
        return offset;
    }

    /** Whether the last object is cut; known at the end. */
    public boolean truncated() {
        return truncated || input.cut();
    }
}
