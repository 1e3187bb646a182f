package io.tidemark.simulate.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tidemark.simulate.sizing.Device;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the body of a sizing request, JSON or YAML: the parameters of the query by the same names, or {@code classes} in place of
 * {@code fit} and {@code users}. With YAML, parameters may stand in the query too, so that the body can be a catalogue alone.
 */
@ApplicationScoped
class JsonParameters {

    private static final int MOST_CLASSES = 8;
    private static final Set<String> LISTS = Set.of("classes", "catalogue");
    private static final Set<String> OF_A_CLASS = Set.of("fit", "users");
    private static final Set<String> NAMES = Set.of(
            "fit",
            "users",
            "certainty",
            "horizon",
            "history",
            "growth",
            "years",
            "utilisation",
            "seed",
            "natBlock",
            "people",
            "prior",
            "captured",
            "hours",
            "classes",
            "catalogue");

    private final ObjectMapper json;
    private final ObjectMapper yaml = new YAMLMapper();

    JsonParameters(ObjectMapper json) {
        this.json = json;
    }

    /**
     * A request.
     *
     * @param question the parameters of the question
     * @param classes the parameters of each class, which are {@code fit} and {@code users}
     * @param catalogue devices to choose from
     */
    record Request(Parameters question, List<Parameters> classes, List<Device> catalogue) {

        /** A request of one class, that the parameters of the question name. */
        static Request of(Parameters question) {
            return new Request(question, List.of(question), List.of());
        }
    }

    /** The request in a body of JSON. */
    Request read(String body) {
        return request(parse(json, "JSON", body));
    }

    /** The request in a body of YAML and a query, which must not both have a parameter. */
    Request read(String yamlBody, Map<String, List<String>> query) {
        JsonNode parsed = parse(yaml, "YAML", yamlBody);
        ObjectNode request = parsed.isObject() ? ((ObjectNode) parsed).deepCopy() : json.createObjectNode();
        if (!parsed.isObject() && !parsed.isMissingNode() && !parsed.isNull()) {
            throw ProblemException.badBody("the body: expected an object such as catalogue: [...], found "
                    + parsed.getNodeType().toString().toLowerCase(Locale.ROOT));
        }
        query.forEach((name, values) -> {
            if (request.has(name)) {
                throw ProblemException.badParameter(name, "both", "it either in the query or in the body");
            }
            request.put(name, String.join(",", values));
        });
        return request(request);
    }

    private static Request request(JsonNode request) {
        requireNames(request, NAMES, "the body");
        List<Device> catalogue = JsonCatalogue.read(request.path("catalogue"));
        Parameters question = parameters(request);
        List<Parameters> classes = request.hasNonNull("classes") ? classes(request) : List.of(question);
        return new Request(question, classes, catalogue);
    }

    private static Parameters parameters(JsonNode object) {
        Map<String, String> values = new HashMap<>();
        addAll(values, object);
        return new Parameters(values);
    }

    private static JsonNode parse(ObjectMapper mapper, String format, String body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            throw ProblemException.badBody("expected " + format + ", found a fault"
                    + (e.getLocation() == null
                            ? ""
                            : " in line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr()));
        }
    }

    private static List<Parameters> classes(JsonNode request) {
        JsonNode classes = request.get("classes");
        if (!classes.isArray() || classes.isEmpty() || classes.size() > MOST_CLASSES) {
            throw ProblemException.badParameter(
                    "classes", classes.toString(), "a list of up to " + MOST_CLASSES + " objects with fit and users");
        }
        if (request.has("fit") || request.has("users")) {
            throw ProblemException.badBody("expected either classes or fit and users, found both");
        }
        List<Parameters> parameters = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            requireNames(classes.get(i), OF_A_CLASS, "classes[" + i + "]");
            parameters.add(parameters(classes.get(i)));
        }
        return parameters;
    }

    /** Refuses anything but an object whose members all have known names; {@code where} says which. */
    static void requireNames(JsonNode object, Set<String> names, String where) {
        if (!object.isObject()) {
            throw ProblemException.badBody(where + ": expected an object, found " + object);
        }
        for (Iterator<String> given = object.fieldNames(); given.hasNext(); ) {
            String name = given.next();
            if (!names.contains(name)) {
                throw ProblemException.badBody(where + ": " + name + " is not known; expected some of "
                        + names.stream().sorted().toList());
            }
        }
    }

    private static void addAll(Map<String, String> values, JsonNode object) {
        object.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            if (LISTS.contains(field.getKey()) || value.isNull()) {
                return;
            }
            if (!value.isValueNode()) {
                throw ProblemException.badParameter(field.getKey(), value.toString(), "a single value");
            }
            values.put(field.getKey(), value.asText());
        });
    }
}
