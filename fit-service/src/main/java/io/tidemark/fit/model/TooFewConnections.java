package io.tidemark.fit.model;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.Map;

/** Captures hold fewer connections than it takes to fit any model. */
public final class TooFewConnections extends CannotBeFitted {

    private TooFewConnections(Finding finding) {
        super(finding);
    }

    /** Says how many there are, how many it takes, and how much longer to capture at the same pace. */
    static TooFewConnections of(long connections, long seconds) {
        int needed = Observations.FEWEST;
        if (connections == 0) {
            return new TooFewConnections(
                    FindingCode.TOO_FEW_CONNECTIONS.with(Map.of("connections", 0, "needed", needed)));
        }
        double minutes = Math.ceil((double) seconds * (needed - connections) / connections / 60);
        return new TooFewConnections(FindingCode.TOO_FEW_CONNECTIONS.with(
                Map.of("connections", connections, "needed", needed, "minutes", minutes)));
    }
}
