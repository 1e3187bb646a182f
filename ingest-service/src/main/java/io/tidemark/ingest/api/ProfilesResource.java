package io.tidemark.ingest.api;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.ingest.store.ProfileFiles;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows the session definitions. */
@Path("/api/profiles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Profiles")
public class ProfilesResource {

    private static final SessionProfile WIRE =
            new SessionProfile(SessionProfile.WIRE, SessionProfile.WIRE_TITLE, null, null);

    private final ProfileFiles profiles;

    ProfilesResource(ProfileFiles profiles) {
        this.profiles = profiles;
    }

    @GET
    @Operation(
            summary = "The session definitions with their timeouts and sources",
            description =
                    "wire comes first and has no timeouts: tcp and udp are null. A timeout that is not known is null"
                            + " too.")
    public List<SessionProfile> all() {
        return Stream.concat(Stream.of(WIRE), profiles.all().stream()).toList();
    }
}
