package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AsyncApiTest {

    static final List<Topic> TOPICS = Topic.ALL;
    static final List<Topic> EXISTING = Topic.EXISTING;

    private final AsyncApiDocument document = AsyncApiDocument.read();

    @Test
    void isAnAsyncApi3DocumentWithEverythingThatIsRequired() {
        JsonNode root = document.root();
        assertEquals("3.0.0", root.path("asyncapi").asText());
        assertFalse(root.at("/info/title").asText().isBlank());
        assertFalse(root.at("/info/version").asText().isBlank());
        Set<String> allowed = Set.of(
                "asyncapi", "id", "info", "servers", "defaultContentType", "channels", "operations", "components");
        assertTrue(allowed.containsAll(
                root.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet())));
    }

    @Test
    void givesEveryOperationAnActionAndAChannelThatExists() {
        JsonNode operations = document.root().path("operations");
        assertFalse(operations.isEmpty());
        for (JsonNode operation : operations) {
            assertTrue(
                    Set.of("send", "receive").contains(operation.path("action").asText()), operation::toString);
            assertTrue(document.follow(operation.path("channel")).has("address"), operation::toString);
        }
    }

    @Test
    void refersToNothingThatIsNotThere() {
        assertAll(document.references().stream().map(reference -> () -> {
            ObjectNode node = JsonNodeFactory.instance.objectNode().put("$ref", reference);
            assertFalse(document.follow(node).isMissingNode(), reference);
        }));
    }

    @Test
    void describesExactlyTheTopicsThatExist() {
        assertEquals(
                EXISTING.stream().map(Topic::name).collect(Collectors.toSet()),
                document.channels()
                        .map(channel -> channel.path("address").asText())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @FieldSource("EXISTING")
    void givesEveryTopicTheSettingsItIsCreatedWith(Topic topic) {
        JsonNode kafka = document.channel(topic.name()).at("/bindings/kafka");
        assertEquals(topic.name(), kafka.path("topic").asText());
        assertEquals(topic.partitions(), kafka.path("partitions").asInt());
        assertEquals(topic.settings(), settings(kafka.path("topicConfiguration")));
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void pointsEveryMessageWithAValueToTheSchemaOfItsTopic(Topic topic) {
        for (JsonNode message : document.messages(document.channel(topic.name()))) {
            assertFalse(message.at("/bindings/kafka").isMissingNode(), "no key is described");
            JsonNode payload = message.path("payload");
            boolean tombstone = payload.path("type").asText().equals("null");
            assertTrue(
                    tombstone || payload.at("/schema/$ref").asText().equals(topic.schemaResource()), payload::toString);
        }
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void givesExamplesThatAreValidAndThatTheRecordsCanHold(Topic topic) {
        for (JsonNode message : document.messages(document.channel(topic.name()))) {
            assertFalse(message.path("examples").isEmpty(), message::toString);
            message.path("examples").forEach(example -> validate(message, example));
        }
        for (JsonNode payload : document.examplePayloads(topic)) {
            String again = Json.write(Json.parse(Samples.type(topic), payload.toString()));
            assertEquals(payload, Json.parse(JsonNode.class, again));
        }
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void describesTheHeadersThatMessagesCarry(Topic topic) {
        JsonNode message = document.messages(document.channel(topic.name())).get(0);
        JsonNode example = message.at("/examples/0/headers");
        Map<String, String> headers = EventHeaders.of(
                example.path("ce_id").asText(),
                example.path("ce_source").asText(),
                topic.name(),
                example.path("ce_subject").asText(),
                Optional.of("network"));
        assertEquals(List.of(), Schemas.errors(document.headersSchema(message), Json.write(headers)));
        Map<String, String> wrong = EventHeaders.of("no id", "/elsewhere", "another.v1", "", Optional.of(""));
        assertEquals(
                5,
                Schemas.errors(document.headersSchema(message), Json.write(wrong))
                        .size());
    }

    @Test
    void marksTombstonesWhereATopicHasThem() {
        assertTrue(hasTombstone(Topic.METRICS));
        assertTrue(hasTombstone(Topic.CURRENT));
        assertFalse(hasTombstone(Topic.STREAMS));
        assertFalse(hasTombstone(Topic.DRAWS));
    }

    private boolean hasTombstone(Topic topic) {
        return document.messages(document.channel(topic.name())).stream()
                .anyMatch(message -> message.at("/payload/type").asText().equals("null"));
    }

    private void validate(JsonNode message, JsonNode example) {
        assertEquals(
                List.of(),
                Schemas.errors(
                        document.payloadSchema(message), example.path("payload").toString()));
        if (example.has("headers")) {
            assertEquals(
                    List.of(),
                    Schemas.errors(
                            document.headersSchema(message),
                            example.path("headers").toString()));
        }
    }

    private static Map<String, String> settings(JsonNode configuration) {
        return configuration.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().isArray()
                                ? entry.getValue().path(0).asText()
                                : entry.getValue().asText()));
    }
}
