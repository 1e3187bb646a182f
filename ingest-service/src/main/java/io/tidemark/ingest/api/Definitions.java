package io.tidemark.ingest.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.SessionProfile;
import io.tidemark.ingest.metrics.SessionDefinition;
import io.tidemark.ingest.store.ProfileFiles;
import io.tidemark.ingest.upload.EditedProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The session definitions that can be asked for: by name, or as a whole edited profile. */
@ApplicationScoped
public class Definitions {

    private static final int UNPROCESSABLE = 422;

    private final List<SessionProfile> profiles;
    private final ObjectMapper json;

    Definitions(ProfileFiles profiles, ObjectMapper json) {
        this.profiles = profiles.all();
        this.json = json;
    }

    /** The definition that a request names, or holds. */
    SessionDefinition asked(JsonNode body) {
        if (body == null || !body.isObject()) throw misformed();
        JsonNode definition = body.path("definition");
        if (definition.isTextual()) return named(definition.textValue());
        if (definition.isObject()) return edited(definition);
        if (body.has("tcp") && body.has("udp")) return edited(body);
        throw misformed();
    }

    private SessionDefinition named(String name) {
        if (name.equals(SessionDefinition.WIRE.name())) return SessionDefinition.WIRE;
        return profiles.stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .map(SessionDefinition::of)
                .orElseThrow(() -> unknown(name));
    }

    private SessionDefinition edited(JsonNode profile) {
        try {
            return SessionDefinition.of(EditedProfile.named(json.treeToValue(profile, SessionProfile.class)));
        } catch (JsonProcessingException e) {
            throw new InvalidRequestException(400, "The profile cannot be understood", e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(UNPROCESSABLE, "The profile is wrong", e.getMessage());
        }
    }

    private InvalidRequestException unknown(String name) {
        String known = Stream.concat(
                        Stream.of(SessionDefinition.WIRE.name()),
                        profiles.stream().map(SessionProfile::name))
                .collect(Collectors.joining(", "));
        return new InvalidRequestException(
                UNPROCESSABLE, "No such session definition", "there is no definition " + name + "; there are " + known);
    }

    private static InvalidRequestException misformed() {
        return new InvalidRequestException(
                400,
                "The request cannot be understood",
                "expected an object whose field definition is a name or a profile, such as {\"definition\":\"fortigate\"}");
    }
}
