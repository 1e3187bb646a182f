package io.tidemark.contracts;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The AsyncAPI document as a tree, with its references followed on demand. */
final class AsyncApiDocument {

    private final JsonNode root;

    private AsyncApiDocument(JsonNode root) {
        this.root = root;
    }

    static AsyncApiDocument read() {
        try {
            return new AsyncApiDocument(new YAMLMapper().readTree(Json.text("asyncapi.yaml")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("asyncapi.yaml is no YAML: " + e.getOriginalMessage(), e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** The channel of a topic, by its address. */
    JsonNode channel(String address) {
        return channels()
                .filter(channel -> channel.path("address").asText().equals(address))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no channel has the address " + address));
    }

    Stream<JsonNode> channels() {
        return root.path("channels").properties().stream().map(Map.Entry::getValue);
    }

    /** The messages of a channel, references followed. */
    List<JsonNode> messages(JsonNode channel) {
        return channel.path("messages").properties().stream()
                .map(entry -> follow(entry.getValue()))
                .toList();
    }

    /** What a node refers to, or the node itself; a missing node where the reference leads nowhere. */
    JsonNode follow(JsonNode node) {
        if (!node.has("$ref")) return node;
        String reference = node.path("$ref").asText();
        if (!reference.startsWith("#")) return Json.read(JsonNode.class, reference);
        return root.at(JsonPointer.compile(reference.substring(1)));
    }

    /** The schema of a message's value: the file it refers to, or the one written here. */
    Schema payloadSchema(JsonNode message) {
        JsonNode payload = message.path("payload");
        return Schemas.parse(follow(payload.has("schemaFormat") ? payload.path("schema") : payload)
                .toString());
    }

    /** The schema of a message's headers, references inside it resolved. */
    Schema headersSchema(JsonNode message) {
        return Schemas.parse(resolve(message.path("headers")).toString());
    }

    /** Every reference in the document. */
    Set<String> references() {
        return Set.copyOf(root.findValuesAsText("$ref"));
    }

    /** Values of a topic given as examples. */
    List<JsonNode> examplePayloads(Topic topic) {
        List<JsonNode> payloads = new ArrayList<>();
        for (JsonNode message : messages(channel(topic.name()))) {
            message.path("examples").forEach(example -> payloads.add(example.path("payload")));
        }
        return payloads.stream().filter(payload -> !payload.isNull()).toList();
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode copy = follow(schema).deepCopy();
        if (copy instanceof ObjectNode object && object.path("allOf").isArray()) {
            List<JsonNode> resolved = new ArrayList<>();
            object.path("allOf").forEach(part -> resolved.add(resolve(part)));
            object.putArray("allOf").addAll(resolved);
        }
        return copy;
    }
}
