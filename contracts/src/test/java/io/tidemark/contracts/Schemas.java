package io.tidemark.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** JSON Schemas of the topics' values, read with formats asserted. */
final class Schemas {

    private static final SchemaRegistryConfig CONFIG =
            SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();

    private Schemas() {}

    /** Today's schema of a topic. */
    static Schema of(Topic topic) {
        return parse(Json.text(topic.schemaResource()));
    }

    /** The schema of a topic as it was when its version was released. */
    static Schema frozen(Topic topic) {
        return parse(Json.text("/frozen/" + topic.schemaResource()));
    }

    /** Today's schema of a topic, refusing every member that it does not describe. */
    static Schema closed(Topic topic) {
        JsonNode schema = Json.parse(JsonNode.class, Json.text(topic.schemaResource()));
        close(schema);
        return parse(schema.toString());
    }

    static Schema parse(String schema) {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(CONFIG))
                .getSchema(schema, InputFormat.JSON);
    }

    /** What a schema has against a document; empty where it is valid. */
    static List<String> errors(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static void close(JsonNode schema) {
        boolean describesObject = schema.path("type").asText().equals("object") && schema.has("properties");
        if (describesObject && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.forEach(Schemas::close);
    }
}
