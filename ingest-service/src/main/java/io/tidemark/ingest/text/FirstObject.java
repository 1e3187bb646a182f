package io.tidemark.ingest.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the first object of a JSON text tells, as far as it can be seen: the names of its members, those of an object inside of it as {@code
 * id.orig_h}, and their single values.
 */
public final class FirstObject {

    /** Nothing is told. */
    public static final FirstObject NONE = new FirstObject(Map.of());

    /** Objects around a record, in exports of Elasticsearch and Splunk and from Filebeat: their members count as those of the object they are in. */
    public static final Set<String> WRAPPERS = Set.of("_source", "result", "json");

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

    private final Map<String, String> values;

    private FirstObject(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads what is visible of a text; where it is broken, or longer than that, it tells what stands before.
     *
     * @param from where its first bracket is
     * @param length number of bytes that are visible
     */
    public static FirstObject of(byte[] bytes, int from, int length) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(bytes, from, length)) {
            JsonToken first = parser.nextToken() == JsonToken.START_ARRAY ? parser.nextToken() : parser.currentToken();
            if (first == JsonToken.START_OBJECT) {
                readMembers(parser, "", values);
            }
        } catch (JsonProcessingException e) {
            // whoever reads it tells what is wrong
        }
        return new FirstObject(values);
    }

    private static void readMembers(JsonParser parser, String prefix, Map<String, String> values) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                readMembers(parser, WRAPPERS.contains(key) ? "" : key + ".", values);
            } else {
                values.putIfAbsent(key, "");
                readValue(parser, key, values);
            }
        }
    }

    private static void readValue(JsonParser parser, String key, Map<String, String> values) throws IOException {
        JsonToken value = parser.currentToken();
        if (value == JsonToken.START_ARRAY) {
            parser.skipChildren();
        } else if (value != null && value != JsonToken.VALUE_NULL) {
            values.put(key, parser.getText());
        }
    }

    /** The names of all members, in their order. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Whether a member is there. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether there is any member whose name begins so. */
    public boolean hasAnyUnder(String prefix) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    /** The value of a member, as text; empty where it is none, or no single value. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }
}
