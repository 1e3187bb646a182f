package io.tidemark.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SchemasTest {

    static final List<Topic> TOPICS = Topic.ALL;

    @ParameterizedTest
    @FieldSource("TOPICS")
    void acceptWhatTheServicesSend(Topic topic) {
        for (Object value : Samples.of(topic)) {
            assertEquals(List.of(), Schemas.errors(Schemas.of(topic), Json.write(value)));
        }
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void describeEveryMemberOfTheRecords(Topic topic) {
        for (Object value : Samples.of(topic)) {
            assertEquals(List.of(), Schemas.errors(Schemas.closed(topic), Json.write(value)));
        }
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void tolerateMembersOfLaterServices(Topic topic) {
        ObjectNode value = tree(topic, 0);
        value.put("addedLater", 1);
        assertEquals(List.of(), Schemas.errors(Schemas.of(topic), value.toString()));
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void namesTheTopicInItsId(Topic topic) {
        JsonNode schema = Json.parse(JsonNode.class, Json.text(topic.schemaResource()));
        assertEquals("urn:tidemark:schema:" + topic.name(), schema.path("$id").asText());
        assertEquals(
                Samples.type(topic).getSimpleName(), schema.path("title").asText(), "the title is the record's name");
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "streams | /captureId | \"192.0.2.1\"",
                "streams | /seq | -1",
                "streams | /seq | null",
                "streams | /streams | []",
                "streams | /streams/0/protocol | \"sctp\"",
                "streams | /streams/0/packets | 0",
                "streams | /streams/0/bytes | -1",
                "streams | /streams/0/originator | \"192.0.2.1\"",
                "streams | /streams/0/responderPort | 65536",
                "streams | /streams/0/startEpochNanos | 1.5",
                "streams | /streams/0/open | \"false\"",
                "metrics | /definition | \"\"",
                "metrics | /part | 0",
                "metrics | /start | 1777887005",
                "metrics | /start | \"2026-05-04T09:30:05.250Z\"",
                "metrics | /start | \"2026-13-04T09:30:05Z\"",
                "metrics | /spanSeconds | \"NaN\"",
                "metrics | /series/cps/tcp/0 | -1",
                "metrics | /series/cps | {\"tcp\":[]}",
                "metrics | /durations/udp/open/counts/0 | 0",
                "metrics | /durations/udp/open/bins | [1,1]",
                "metrics | /firstHalf | null",
                "metrics | /people/blockSeconds | 0",
                "metrics | /people/listed | null",
                "metrics | /people/listed/0/people | 0",
                "metrics | /people/listed/0/counts/tcp/0 | -1",
                "metrics | /people/listed/0/held/udp/counts/0 | 0",
                "draws | /modelKey | \"article\"",
                "draws | /chain | 0",
                "draws | /parameters | []",
                "draws | /draws | []",
                "draws | /draws/0/0 | \"NaN\"",
                "current | /fittedAt | \"yesterday\"",
                "current | /captures | []",
                "current | /parameters/0/rhat | \"NaN\"",
                "current | /parameters/0/sd | -0.1",
                "current | /sampler/targetAcceptance | 1.2",
                "current | /draws | \"http://elsewhere/api/fits/1/draws\""
            })
    void refuseAValueThatIsOutOfPlace(String topic, String pointer, String replacement) {
        Topic of = topic(topic);
        JsonNode value = tree(of, 0);
        replace(value, JsonPointer.compile(pointer), Json.parse(JsonNode.class, replacement));
        assertFalse(Schemas.errors(Schemas.of(of), value.toString()).isEmpty());
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void refuseAValueWithoutOneOfItsRequiredMembers(Topic topic) {
        JsonNode required =
                Json.parse(JsonNode.class, Json.text(topic.schemaResource())).path("required");
        for (JsonNode member : required) {
            ObjectNode value = tree(topic, 0);
            value.remove(member.asText());
            assertFalse(Schemas.errors(Schemas.of(topic), value.toString()).isEmpty(), member::asText);
        }
    }

    @Test
    void refuseStreamsInTheCompletingMessage() {
        ObjectNode value = tree(Topic.STREAMS, 1);
        value.set("streams", tree(Topic.STREAMS, 0).path("streams"));
        assertFalse(Schemas.errors(Schemas.of(Topic.STREAMS), value.toString()).isEmpty());
    }

    private static Topic topic(String lastWord) {
        return TOPICS.stream()
                .filter(topic -> topic.name().endsWith("." + lastWord + ".v1"))
                .findAny()
                .orElseThrow();
    }

    private static ObjectNode tree(Topic topic, int sample) {
        return Json.parse(ObjectNode.class, Json.write(Samples.of(topic).get(sample)));
    }

    private static void replace(JsonNode document, JsonPointer pointer, JsonNode replacement) {
        JsonNode parent = document.at(pointer.head());
        JsonPointer last = pointer.last();
        if (parent instanceof ArrayNode array) {
            array.set(last.getMatchingIndex(), replacement);
        } else {
            ((ObjectNode) parent).replace(last.getMatchingProperty(), replacement);
        }
    }
}
