package io.tidemark.ingest.api;

import io.tidemark.contracts.family.Families;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows what the parameters of every model are. */
@Path("/api/families")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Families")
public class FamiliesResource {

    @GET
    @Operation(
            summary = "The families that models are made of, with their parameters and constants",
            description =
                    "A model is named article, arrivals+durations, or arrivals+TCP durations/UDP durations. In draws,"
                            + " parameters of durations begin with their protocol's prefix, or with nothing where both"
                            + " protocols share one law, and have numbers in place of the letters in brackets. An index"
                            + " that has no largest number is decided by the captures: its to is null.")
    public Families all() {
        return Families.TABLE;
    }
}
