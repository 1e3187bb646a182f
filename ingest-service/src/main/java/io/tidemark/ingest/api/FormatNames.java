package io.tidemark.ingest.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tidemark.ingest.format.CaptureFormat;
import io.tidemark.ingest.format.CaptureFormats;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Writes into the OpenAPI document which formats a capture may have. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class FormatNames implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        List<Object> labels =
                CaptureFormats.all().stream().<Object>map(CaptureFormat::label).toList();
        document.getComponents()
                .getSchemas()
                .get("ParsedCapture")
                .getProperties()
                .get("format")
                .setEnumeration(labels);
    }
}
