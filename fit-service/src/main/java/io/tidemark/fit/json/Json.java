package io.tidemark.fit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tidemark.contracts.AddedLater;
import java.io.IOException;
import java.util.List;

/**
 * JSON of messages and of columns: times as RFC 3339, no fields missing, fields that are not known ignored because a
 * later version may add them, numbers as {@link NonFiniteNumbers} has them.
 */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module(), NonFiniteNumbers.module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Of messages: members are required, unless messages older than them do not have them. */
    private static final ObjectMapper STRICT = MAPPER.copy().setAnnotationIntrospector(new RequiredMembers());

    private Json() {}

    /** A value as UTF-8 JSON. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass() + " cannot be written as JSON", e);
        }
    }

    /** A value as JSON text. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass() + " cannot be written as JSON", e);
        }
    }

    /**
     * Reads a value.
     *
     * @throws IOException where the bytes are no JSON, or not that of the type; its message says where
     */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return STRICT.readValue(json, type);
    }

    /** Reads what {@link #text} has written, now or before some of the fields were there; these read as null. */
    public static <T> T own(String json, Class<T> type) {
        return own(json, MAPPER.constructType(type));
    }

    /** Reads a list that {@link #text} has written. */
    public static <T> List<T> ownList(String json, Class<T> element) {
        return own(json, MAPPER.getTypeFactory().constructCollectionType(List.class, element));
    }

    private static <T> T own(String json, JavaType type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is not that of " + type + ": " + e.getOriginalMessage(), e);
        }
    }

    private static final class RequiredMembers extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return member instanceof AnnotatedParameter && !member.hasAnnotation(AddedLater.class);
        }
    }
}
