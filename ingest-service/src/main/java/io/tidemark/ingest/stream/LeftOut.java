package io.tidemark.ingest.stream;

import java.util.Locale;

/** Why a stream is no session of a user at a firewall. */
enum LeftOut {
    /** Multicast, broadcast, or between addresses that no router forwards. */
    LOCAL_TRAFFIC,
    /** Local traffic by the link's broadcast address alone: where the other endpoint answers, the address is that of a host. */
    BROADCAST,
    /** It carries streams that are counted themselves. */
    TUNNELS,
    /** It lies apart from the rest of the capture in time. */
    APART;

    /** As stream records have it. */
    String label() {
        LeftOut told = this == BROADCAST ? LOCAL_TRAFFIC : this;
        return told.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
