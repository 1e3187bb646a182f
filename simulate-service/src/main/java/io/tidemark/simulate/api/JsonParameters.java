package io.tidemark.simulate.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Reads the JSON form of a sizing request: the parameters of the query by the same names, or {@code classes} with one
 * entry in place of {@code fit} and {@code users}.
 */
@ApplicationScoped
class JsonParameters {

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
            "classes",
            "catalogue");

    private final ObjectMapper mapper;

    JsonParameters(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The parameters of a body. */
    Parameters read(String body) {
        JsonNode request = parse(body);
        requireNames(request, NAMES, "the body");
        JsonNode catalogue = request.path("catalogue");
        if (request.hasNonNull("catalogue") && !(catalogue.isArray() && catalogue.isEmpty())) {
            throw ProblemException.notImplemented("catalogue: devices cannot be chosen yet; leave it out");
        }
        Map<String, String> values = new HashMap<>();
        addAll(values, request);
        if (request.hasNonNull("classes")) {
            addAll(values, onlyClass(request));
        }
        return new Parameters(values);
    }

    private JsonNode parse(String body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            throw ProblemException.badBody(
                    "expected JSON, found a fault in line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
    }

    private static JsonNode onlyClass(JsonNode request) {
        JsonNode classes = request.get("classes");
        if (!classes.isArray() || classes.isEmpty()) {
            throw ProblemException.badParameter("classes", classes.toString(), "a list of objects with fit and users");
        }
        if (classes.size() > 1) {
            throw ProblemException.notImplemented(
                    "classes: " + classes.size() + " classes of users cannot be sized together yet; expected one");
        }
        if (request.has("fit") || request.has("users")) {
            throw ProblemException.badBody("expected either classes or fit and users, found both");
        }
        requireNames(classes.get(0), OF_A_CLASS, "classes[0]");
        return classes.get(0);
    }

    private static void requireNames(JsonNode object, Set<String> names, String where) {
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
