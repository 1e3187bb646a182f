package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Holds today's schemas against the frozen ones that version 1 was released with, both ways. A breach means that the
 * change breaks consumers of today or producers of then: make it additive, or make a new {@code .v2} topic.
 */
class CompatibilityTest {

    static final List<Topic> TOPICS = Topic.ALL;

    @ParameterizedTest
    @FieldSource("TOPICS")
    void consumersOfThenCanReadWhatIsSentToday(Topic topic) {
        for (Object value : Samples.of(topic)) {
            assertEquals(List.of(), Schemas.errors(Schemas.frozen(topic), Json.write(value)));
        }
        for (JsonNode example : AsyncApiDocument.read().examplePayloads(topic)) {
            assertEquals(List.of(), Schemas.errors(Schemas.frozen(topic), example.toString()));
        }
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void consumersOfTodayCanReadWhatWasSentThen(Topic topic) {
        List<JsonNode> documents = frozenDocuments(topic);
        assertFalse(documents.isEmpty());
        for (JsonNode document : documents) {
            assertEquals(List.of(), Schemas.errors(Schemas.of(topic), document.toString()));
            Object value = Json.parse(Samples.type(topic), document.toString());
            assertFalse(Json.write(value).isEmpty());
        }
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void theFrozenDocumentsFitTheFrozenSchema(Topic topic) {
        for (JsonNode document : frozenDocuments(topic)) {
            assertEquals(List.of(), Schemas.errors(Schemas.frozen(topic), document.toString()));
        }
    }

    private static List<JsonNode> frozenDocuments(Topic topic) {
        JsonNode array = Json.parse(JsonNode.class, Json.text("/frozen/documents/" + topic.name() + ".json"));
        return array.valueStream().toList();
    }
}
