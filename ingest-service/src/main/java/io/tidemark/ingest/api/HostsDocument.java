package io.tidemark.ingest.api;

import io.tidemark.ingest.host.HostCounts;
import io.tidemark.ingest.host.HostMeasurement;
import io.tidemark.ingest.host.HostSpread;
import io.tidemark.ingest.host.HostTraffic;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The hosts of the users' side, as they are served. */
@Schema(name = "Hosts")
record HostsDocument(
        @Schema(description = "Addresses inside that sent a packet, null where the input names no IP address")
        Integer inside,

        @Schema(
                description =
                        "Addresses inside that originated at least one connection which was answered, null where the input"
                                + " names no IP address")
        Integer active,

        @Schema(
                description =
                        "Active hosts of the whole capture, some more or less, where those that are kept are a random sample of"
                                + " them; null where all are kept")
        Integer sampledFrom,

        @Schema(description = "Networks of the users' side") List<String> networks,

        @Schema(description = "Length of the capture in whole seconds")
        int seconds,

        @Schema(description = "Connections of inside hosts none of which was answered, as those that only broadcast")
        long connectionsOfUnanswered,

        @Schema(description = "Connections that an address outside originated")
        long connectionsOfOthers,

        @Schema(description = "Connections whose originator's IP address the input does not name")
        long connectionsWithoutAddress,

        @Schema(description = "How active hosts differ") Spread spread,

        @Schema(description = "Active hosts, those with the most connections first")
        List<HostTraffic> hosts,

        @Schema(description = "Active hosts that are not in the list")
        int unlisted) {

    /** How active hosts differ, figure by figure. */
    record Spread(HostSpread connectionsPerSecond, HostSpread meanConcurrency) {}

    static HostsDocument of(HostMeasurement measured) {
        HostCounts counts = measured.counts();
        return new HostsDocument(
                counts.inside(),
                counts.active(),
                counts.sampledFrom(),
                counts.networks(),
                measured.seconds(),
                counts.connectionsOfUnanswered(),
                counts.connectionsOfOthers(),
                counts.connectionsWithoutAddress(),
                new Spread(measured.connectionsPerSecond(), measured.meanConcurrency()),
                measured.hosts(),
                measured.unlisted());
    }
}
