package io.tidemark.simulate.api;

import io.tidemark.simulate.answers.ProfileAnswers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/sizing/profiles}: the size under every built-in session definition. */
@Path("/api/sizing/profiles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "Sizing Resource")
@APIResponse(responseCode = "400", ref = "NotValid")
@APIResponse(responseCode = "409", ref = "FitNotDone")
@APIResponse(responseCode = "500", ref = "NotCoherent")
@InTurn
@APIResponse(responseCode = "503", ref = "Busy")
public class ProfilesResource {

    private final ProfileAnswers answers;
    private final SizingParameters sizing;
    private final DefinitionTitles titles;

    ProfilesResource(ProfileAnswers answers, SizingParameters sizing, DefinitionTitles titles) {
        this.answers = answers;
        this.sizing = sizing;
        this.titles = titles;
    }

    @GET
    @Operation(
            operationId = "sizingOfProfiles",
            summary = "What to size for with every device whose timeouts are known",
            description =
                    "A row for each built-in firewall profile and for connections on the wire, each by the default of its own"
                            + " fits, with the whole answer of the most demanding. Definitions without a default are missing:"
                            + " wait for it with GET /api/fits/best.")
    @APIResponse(
            responseCode = "200",
            description = "The sizes",
            content = @Content(schema = @Schema(implementation = ProfilesDocument.class)))
    @Parameter(
            name = "capture",
            in = ParameterIn.QUERY,
            required = true,
            description = "Id of a capture; given several times, fits of exactly these captures together")
    @Parameter(name = "users", in = ParameterIn.QUERY, description = "Number of users; 200 if not given")
    @Parameter(name = "certainty", in = ParameterIn.QUERY, description = "As of the size; 0.99 if not given")
    @Parameter(name = "horizon", in = ParameterIn.QUERY, description = "As of the size; PT8H if not given")
    @Parameter(name = SizingParameters.PRIOR, in = ParameterIn.QUERY, description = SizingParameters.PRIOR_MEANING)
    @Parameter(
            name = SizingParameters.CAPTURED,
            in = ParameterIn.QUERY,
            description = SizingParameters.CAPTURED_MEANING)
    @Parameter(name = SizingParameters.HOURS, in = ParameterIn.QUERY, description = SizingParameters.HOURS_MEANING)
    @Parameter(name = SizingParameters.PEOPLE, in = ParameterIn.QUERY, description = SizingParameters.PEOPLE_MEANING)
    @Parameter(name = "history", in = ParameterIn.QUERY, description = "As of the size; PT24H")
    @Parameter(name = "growth", in = ParameterIn.QUERY, description = "As of the size")
    @Parameter(name = "years", in = ParameterIn.QUERY, description = "As of the size")
    @Parameter(name = "utilisation", in = ParameterIn.QUERY, description = "As of the size")
    @Parameter(name = "seed", in = ParameterIn.QUERY, description = "Seed of the simulation; 1 if not given")
    public ProfilesDocument profiles(@Context UriInfo uri) {
        return ProfilesDocument.of(answers.of(sizing.profiles(Parameters.of(uri.getQueryParameters()))), titles);
    }
}
