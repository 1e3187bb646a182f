package io.tidemark.ingest.metrics;

import io.tidemark.contracts.StreamRecord;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What is corrected of captures as people take them, in the order in which it is told. Stream tables stay as captured; session
 * definitions see the corrected streams.
 */
public enum Correction {
    /** A packet that is in the capture twice counts once. */
    DUPLICATES,
    /** Multicast, broadcast and what stays on its link never cross a firewall. */
    LOCAL_TRAFFIC,
    /** The outer streams of a mirror or tunnel whose inner packets are read are not users' connections. */
    TUNNELS,
    /** Streams that lie apart from the rest of the capture in time, beyond a long gap. */
    APART,
    /** TCP that begins with the answer, of which the capture lacks the SYN, is a connection. */
    SYN_ACK_STARTS,
    /** TCP of both directions without a handshake was open before the capture, and is held from its start on. */
    OPEN_BEFORE,
    /** UDP that is silent for longer than the definition lets it be is more than one connection. */
    IDLE_UDP,
    /** Steps of the clock are undone. */
    CLOCK;

    private static final Set<Correction> NONE = Collections.unmodifiableSet(EnumSet.noneOf(Correction.class));
    private static final Set<Correction> ALL = Collections.unmodifiableSet(EnumSet.allOf(Correction.class));

    /** All of them, or none where a stream is measured as captured. */
    static Set<Correction> of(StreamRecord stream) {
        return stream.measured() == null ? NONE : ALL;
    }

    /** The name in documents, such as {@code open-before}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
