package io.tidemark.ingest.metrics;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.format.CaptureFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What limits the metrics of a capture: what there was no room for, what its format does not tell, timeouts that nobody knows. They
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
     * @param corrected what corrections changed
     */
    public static List<Finding> of(
            SessionDefinition definition,
            Optional<CaptureFormat> format,
            List<Finding> own,
            Map<Correction, CorrectionTally.Changed> corrected) {
        List<Finding> findings = new ArrayList<>(ofCapture(format, own, corrected));
        findings.addAll(definition.findings(format.flatMap(CaptureFormat::log).isPresent()));
        return List.copyOf(findings);
    }

    /** Those that hold under every definition. */
    public static List<Finding> ofCapture(
            Optional<CaptureFormat> format, List<Finding> own, Map<Correction, CorrectionTally.Changed> corrected) {
        List<Finding> findings = new ArrayList<>();
        corrected.forEach((kind, changed) -> findings.add(ofCorrection(kind, changed)));
        format.ifPresent(known -> findings.addAll(known.findings()));
        findings.addAll(own);
        return findings;
    }

    private static Finding ofCorrection(Correction kind, CorrectionTally.Changed changed) {
        return code(kind)
                .with(Map.of(
                        "streams", changed.streams(),
                        "tcpBefore", changed.connectionsBefore().tcp(),
                        "tcpAfter", changed.connectionsAfter().tcp(),
                        "udpBefore", changed.connectionsBefore().udp(),
                        "udpAfter", changed.connectionsAfter().udp()));
    }

    private static FindingCode code(Correction kind) {
        return switch (kind) {
            case DUPLICATES -> FindingCode.DUPLICATES_COUNTED_ONCE;
            case LOCAL_TRAFFIC -> FindingCode.LOCAL_TRAFFIC_LEFT_OUT;
            case TUNNELS -> FindingCode.TUNNELS_LEFT_OUT;
            case APART -> FindingCode.APART_LEFT_OUT;
            case SYN_ACK_STARTS -> FindingCode.SYN_ACK_STARTS_COUNTED;
            case OPEN_BEFORE -> FindingCode.OPEN_BEFORE_COUNTED;
            case IDLE_UDP -> FindingCode.IDLE_UDP_SPLIT;
            case CLOCK -> FindingCode.CLOCK_CORRECTED;
        };
    }
}
