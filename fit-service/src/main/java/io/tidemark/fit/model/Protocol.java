package io.tidemark.fit.model;

import io.tidemark.contracts.PerProtocol;

/** The transport protocol of a connection. */
public enum Protocol {
    TCP,
    UDP;

    /** Lower-case name, as in {@code tcp_share} and {@code udp.g_alpha}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** This protocol's value of a pair. */
    public <T> T of(PerProtocol<T> pair) {
        return this == TCP ? pair.tcp() : pair.udp();
    }
}
