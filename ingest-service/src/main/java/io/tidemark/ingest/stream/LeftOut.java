package io.tidemark.ingest.stream;

import java.util.Locale;

/** Why a stream is no session of a user at a firewall. */
enum LeftOut {
    /** Multicast, broadcast, or between addresses that no router forwards. */
    LOCAL_TRAFFIC,
    /** It carries streams that are counted themselves. */
    TUNNELS,
    /** It lies apart from the rest of the capture in time. */
    APART;

    /** As stream records have it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
