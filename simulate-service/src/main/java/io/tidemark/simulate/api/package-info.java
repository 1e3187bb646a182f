/** HTTP: what is asked and answered, and what every request of this service can be refused for. */
@OpenAPIDefinition(
        info = @Info(title = "Tidemark: simulate-service", version = "1"),
        components =
                @Components(
                        responses = {
                            @APIResponse(
                                    name = "NotValid",
                                    description = "A parameter is not valid",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NoSuchFit",
                                    description = "There is no such fit",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "FitNotDone",
                                    description = "The fit is not done",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "Busy",
                                    description =
                                            "More answers are asked for than are computed at once; Retry-After says when to come back",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NotCoherent",
                                    description =
                                            "The answer would contradict itself and is not given; detail says how",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class)))
                        }))
package io.tidemark.simulate.api;

import io.tidemark.contracts.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
