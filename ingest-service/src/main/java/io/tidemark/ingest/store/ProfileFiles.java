package io.tidemark.ingest.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.SessionProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The built-in profiles, read from the files beside {@link SessionProfile}. A name without a file is passed over. */
@ApplicationScoped
public class ProfileFiles {

    private final List<SessionProfile> profiles;

    ProfileFiles(ObjectMapper json) {
        List<SessionProfile> read = new ArrayList<>();
        for (String name : SessionProfile.BUILT_IN) {
            try (InputStream file = SessionProfile.class.getResourceAsStream("profiles/" + name + ".json")) {
                if (file != null) read.add(json.readValue(file, SessionProfile.class));
            } catch (IOException e) {
                throw new UncheckedIOException("the profile " + name + " cannot be read", e);
            }
        }
        profiles = List.copyOf(read);
    }

    /** All of them, in the order of {@link SessionProfile#BUILT_IN}. */
    public List<SessionProfile> all() {
        return profiles;
    }
}
