package io.tidemark.ingest.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.Severity;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Writes into the OpenAPI document which codes and severities a finding may have: all of {@link FindingCode}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class FindingCodes implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> finding =
                document.getComponents().getSchemas().get("FindingDocument").getProperties();
        finding.get("code")
                .description("What it is; docs/FINDINGS.md says what each means. Later versions may add codes.")
                .enumeration(List.copyOf(FindingCode.codes()));
        finding.get("severity").enumeration(List.copyOf(Severity.words()));
    }
}
