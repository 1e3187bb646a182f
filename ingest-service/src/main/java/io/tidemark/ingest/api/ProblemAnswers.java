package io.tidemark.ingest.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tidemark.contracts.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Writes into the OpenAPI document what is true of every path: an answer of 400 or more is a {@link Problem}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemAnswers implements OASFilter {

    private static final String NAME = "Problem";
    private static final int FIRST_ERROR = 400;

    @Override
    public Operation filterOperation(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (Integer.parseInt(status) >= FIRST_ERROR) response.setContent(problem());
        });
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Schema schema = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("What is wrong (RFC 9457)")
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER));
        for (String text : new String[] {"type", "title", "detail", "instance"}) {
            schema.addProperty(text, OASFactory.createSchema().addType(SchemaType.STRING));
        }
        schema.addProperty(
                "findings",
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .description("The same as detail, as values, where there are any")
                        .items(OASFactory.createSchema().ref("FindingDocument")));
        document.getComponents().addSchema(NAME, schema);
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(NAME)));
    }
}
