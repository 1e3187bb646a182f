package io.tidemark.ingest.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.access.Visitor;
import io.tidemark.access.Visitors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells who asks, so that the page knows whether to log in, and what to offer. */
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class MeResource {

    private final Visitors visitors;

    MeResource(Visitors visitors) {
        this.visitors = visitors;
    }

    /**
     * Who asks.
     *
     * @param login whether people log in here, by {@code /login}
     * @param name what to call who asks; absent where they have not logged in
     * @param role the most that they may: anyone, viewer, uploader or admin
     * @param teams names of their teams, in alphabetical order
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Me(boolean login, Optional<String> name, String role, List<String> teams) {}

    @GET
    @Operation(summary = "Who asks, and what they may")
    public Me me() {
        Visitor visitor = visitors.current();
        return new Me(
                visitors.logIn(),
                visitor.name(),
                visitor.role().word(),
                visitor.teams().stream().sorted().toList());
    }
}
