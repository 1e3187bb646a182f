package io.tidemark.ingest.metrics;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What limits the metrics of a capture: streams that had to go, what a log of connections does not tell, timeouts that nobody knows. They
 * travel with the metrics, so that every answer can say them.
 */
public final class MetricsFindings {

    private MetricsFindings() {}

    /**
     * The findings about one capture under one definition.
     *
     * @param definition what an entry is
     * @param log whose log of connections the capture is, empty where it holds packets
     * @param evicted number of streams that are in no record
     */
    public static List<Finding> of(SessionDefinition definition, Optional<String> log, long evicted) {
        List<Finding> findings = new ArrayList<>(ofCapture(log, evicted));
        findings.addAll(definition.findings(log.isPresent()));
        return List.copyOf(findings);
    }

    /** Those that hold under every definition. */
    public static List<Finding> ofCapture(Optional<String> log, long evicted) {
        List<Finding> findings = new ArrayList<>();
        if (evicted > 0) {
            findings.add(FindingCode.STREAMS_EVICTED.with(Map.of("streams", evicted)));
        }
        log.ifPresent(name -> findings.add(FindingCode.ENDED_CONNECTIONS_ONLY.with(Map.of("log", name))));
        return findings;
    }
}
