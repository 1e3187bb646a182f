package io.tidemark.ingest.metrics;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.format.CaptureFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What limits the metrics of a capture: streams that had to go, what its format does not tell, timeouts that nobody knows. They
 * travel with the metrics, so that every answer can say them.
 */
public final class MetricsFindings {

    private MetricsFindings() {}

    /**
     * The findings about one capture under one definition.
     *
     * @param definition what an entry is
     * @param format what the capture was recognised as, empty where that is not known
     * @param own what there is to know of the capture that its format does not tell
     * @param evicted number of streams that are in no record
     */
    public static List<Finding> of(
            SessionDefinition definition, Optional<CaptureFormat> format, List<Finding> own, long evicted) {
        List<Finding> findings = new ArrayList<>(ofCapture(format, own, evicted));
        findings.addAll(definition.findings(format.flatMap(CaptureFormat::log).isPresent()));
        return List.copyOf(findings);
    }

    /** Those that hold under every definition. */
    public static List<Finding> ofCapture(Optional<CaptureFormat> format, List<Finding> own, long evicted) {
        List<Finding> findings = new ArrayList<>();
        if (evicted > 0) {
            findings.add(FindingCode.STREAMS_EVICTED.with(Map.of("streams", evicted)));
        }
        format.ifPresent(known -> findings.addAll(known.findings()));
        findings.addAll(own);
        return findings;
    }
}
