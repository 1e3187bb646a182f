package io.tidemark.simulate.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.SessionProfile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** What people call the session definitions that are known without being given. */
@Singleton
final class DefinitionTitles {

    private final Map<String, String> titles = new HashMap<>(Map.of(SessionProfile.WIRE, SessionProfile.WIRE_TITLE));

    DefinitionTitles(ObjectMapper json) {
        for (String name : SessionProfile.BUILT_IN) {
            try (InputStream file = SessionProfile.class.getResourceAsStream("profiles/" + name + ".json")) {
                titles.put(name, json.readTree(file).path("title").asText());
            } catch (IOException e) {
                throw new UncheckedIOException("the profile " + name + " cannot be read", e);
            }
        }
    }

    /** The title of a definition. */
    String of(String definition) {
        return titles.get(definition);
    }
}
