package io.tidemark.ingest.connlog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.text.FirstObject;
import io.tidemark.ingest.text.JsonObjects;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows as JSON objects, one a line or in an array. Of each only the members that are asked for are kept. */
public final class JsonRows implements LogRows {

    private final JsonObjects objects;
    private final Set<String> wanted;
    private final Set<String> parents;
    private final Set<String> wrappers;

    /**
     * @param input begins with the first bracket
     * @param name whose log it is, for messages
     * @param wanted members to keep, those of objects inside as {@code id.orig_h}
     */
    public JsonRows(CaptureInput input, String name, Set<String> wanted) throws IOException {
        this(input, name, wanted, FirstObject.WRAPPERS);
    }

    /**
     * @param input begins with the first bracket
     * @param name whose log it is, for messages
     * @param wanted members to keep, those of objects inside as {@code id.orig_h}
     * @param wrappers objects whose members count as those of the object they are in
     */
    public JsonRows(CaptureInput input, String name, Set<String> wanted, Set<String> wrappers) throws IOException {
        this.objects = new JsonObjects(input, name);
        this.wanted = wanted;
        this.wrappers = wrappers;
        this.parents = wanted.stream().flatMap(JsonRows::parents).collect(Collectors.toUnmodifiableSet());
    }

    /** The objects that one has to look into for a member. */
    private static Stream<String> parents(String member) {
        return IntStream.range(0, member.length())
                .filter(i -> member.charAt(i) == '.')
                .mapToObj(i -> member.substring(0, i));
    }

    @Override
    public boolean next(Reading reading) throws IOException {
        return objects.next(parser -> {
            Map<String, String> fields = new HashMap<>();
            readMembers(parser, "", fields);
            reading.read(new LogRow(fields));
        });
    }

    private void readMembers(JsonParser parser, String prefix, Map<String, String> fields) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && wrappers.contains(key)) {
                readMembers(parser, "", fields);
            } else if (value == JsonToken.START_OBJECT && parents.contains(key)) {
                readMembers(parser, key + ".", fields);
            } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL && wanted.contains(key)) {
                fields.put(key, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    @Override
    public long offset() {
        return objects.offset();
    }

    @Override
    public boolean truncated() {
        return objects.truncated();
    }
}
