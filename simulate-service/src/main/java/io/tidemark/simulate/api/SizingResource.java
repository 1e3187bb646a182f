package io.tidemark.simulate.api;

import io.tidemark.simulate.answers.SizingAnswers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /api/sizing}: what to size for. */
@Path("/api/sizing")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "400", ref = "NotValid")
@APIResponse(responseCode = "404", ref = "NoSuchFit")
@APIResponse(responseCode = "409", ref = "FitNotDone")
@APIResponse(responseCode = "500", ref = "NotCoherent")
@InTurn
@APIResponse(responseCode = "503", ref = "Busy")
public class SizingResource {

    private final SizingAnswers answers;
    private final JsonParameters json;
    private final SizingParameters sizing;

    SizingResource(SizingAnswers answers, JsonParameters json, SizingParameters sizing) {
        this.answers = answers;
        this.json = json;
        this.sizing = sizing;
    }

    @GET
    @APIResponse(
            responseCode = "200",
            description = "What to size for",
            content =
                    @Content(
                            schema = @Schema(implementation = SizingDocument.class),
                            examples = @ExampleObject(name = "sizing", value = Examples.SIZING)))
    @Operation(
            operationId = "sizing",
            summary = "What to size for, for so many users, a certainty and a horizon",
            description =
                    "The peak of concurrent connections is simulated: 1,000 paths up to a certainty of 0.99, above it"
                            + " 10 / (1 - certainty), up to 10,000. The time to answer grows with paths and horizon, to tens"
                            + " of seconds for 1,000 paths of 7 days; beyond 16 hours no more paths are simulated than take that"
                            + " long. simulation.low to simulation.high is the 95 % interval of what is left to chance; where"
                            + " fewer than 10 paths are expected above the size, a warning says so. low to high of each"
                            + " demand is the 90 % credible range of its size: what is not known of the parameters, chance"
                            + " averaged out; at a high certainty the size itself can lie above it, for what is rare over all"
                            + " draws comes from those of the highest demand. uncertainty sets that apart from chance, and says"
                            + " so in words. meanLevel holds the measured mean of concurrent connections beside the predicted"
                            + " one. An answer that contradicts itself is not given: a problem of status 500 says which rule"
                            + " it breaks.")
    @Parameter(name = "fit", in = ParameterIn.QUERY, required = true, description = "Id of the fit")
    @Parameter(name = "users", in = ParameterIn.QUERY, description = "Number of users; 200 if not given")
    @Parameter(
            name = "certainty",
            in = ParameterIn.QUERY,
            description = "Probability that demand stays at or below the size; 0.99 if not given")
    @Parameter(name = "horizon", in = ParameterIn.QUERY, description = "How long it has to, such as PT8H")
    @Parameter(name = "history", in = ParameterIn.QUERY, description = "How long the traffic has gone on before: PT24H")
    @Parameter(name = SizingParameters.PRIOR, in = ParameterIn.QUERY, description = SizingParameters.PRIOR_MEANING)
    @Parameter(
            name = SizingParameters.CAPTURED,
            in = ParameterIn.QUERY,
            description = SizingParameters.CAPTURED_MEANING)
    @Parameter(name = SizingParameters.HOURS, in = ParameterIn.QUERY, description = SizingParameters.HOURS_MEANING)
    @Parameter(name = SizingParameters.PEOPLE, in = ParameterIn.QUERY, description = SizingParameters.PEOPLE_MEANING)
    @Parameter(name = "growth", in = ParameterIn.QUERY, description = "Growth in a year, 0.1 for 10 %; 0 if not given")
    @Parameter(name = "years", in = ParameterIn.QUERY, description = "Years of growth; 1 if not given")
    @Parameter(
            name = "utilisation",
            in = ParameterIn.QUERY,
            description = "Share of the size that may be in use, up to 1; 1 if not given")
    @Parameter(name = "seed", in = ParameterIn.QUERY, description = "Seed of the simulation; 1 if not given")
    @Parameter(
            name = "natBlock",
            in = ParameterIn.QUERY,
            description =
                    "Ports of a block of a NAT gateway, up to 64512, to be told how many public addresses it takes")
    public SizingDocument sizing(@Context UriInfo uri) {
        return document(JsonParameters.Request.of(Parameters.of(uri.getQueryParameters())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "What to size for",
            content = @Content(schema = @Schema(implementation = SizingDocument.class)))
    @Operation(operationId = "sizingOfRequest", summary = "The same with a request in JSON")
    @RequestBody(
            description =
                    "An object with the parameters of the GET by the same names, or with classes in place of fit and"
                            + " users. Classes are independent of each other; draws of different fits are paired at random, those of"
                            + " one fit are one class. The peak of several classes is that of their paths' sum",
            content =
                    @Content(
                            examples = @ExampleObject(name = "classes", value = Examples.CLASSES),
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(name = "fit", type = SchemaType.STRING),
                                                @SchemaProperty(name = "users", type = SchemaType.INTEGER),
                                                @SchemaProperty(name = "certainty", type = SchemaType.NUMBER),
                                                @SchemaProperty(name = "horizon", type = SchemaType.STRING),
                                                @SchemaProperty(name = "history", type = SchemaType.STRING),
                                                @SchemaProperty(name = "growth", type = SchemaType.NUMBER),
                                                @SchemaProperty(name = "years", type = SchemaType.NUMBER),
                                                @SchemaProperty(name = "utilisation", type = SchemaType.NUMBER),
                                                @SchemaProperty(name = "seed", type = SchemaType.INTEGER),
                                                @SchemaProperty(name = "natBlock", type = SchemaType.INTEGER),
                                                @SchemaProperty(name = "people", type = SchemaType.STRING),
                                                @SchemaProperty(name = "prior", type = SchemaType.STRING),
                                                @SchemaProperty(name = "captured", type = SchemaType.STRING),
                                                @SchemaProperty(name = "hours", type = SchemaType.STRING),
                                                @SchemaProperty(name = "catalogue", type = SchemaType.ARRAY),
                                                @SchemaProperty(name = "classes", type = SchemaType.ARRAY)
                                            })))
    public SizingDocument sizing(String body) {
        return document(json.read(body));
    }

    @POST
    @Consumes({"application/yaml", "text/yaml"})
    @APIResponse(
            responseCode = "200",
            description = "What to size for",
            content = @Content(schema = @Schema(implementation = SizingDocument.class)))
    @Operation(
            operationId = "sizingOfYaml",
            summary = "The same with a request in YAML",
            description =
                    "The same object as in JSON. Its parameters may stand in the query too, so that the body can be a file"
                            + " with a catalogue alone.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/yaml",
                            examples = @ExampleObject(name = "catalogue", value = Examples.CATALOGUE)))
    public SizingDocument sizing(String body, @Context UriInfo uri) {
        return document(json.read(body, uri.getQueryParameters()));
    }

    private SizingDocument document(JsonParameters.Request request) {
        return SizingDocument.of(answers.of(sizing.request(request)));
    }
}
