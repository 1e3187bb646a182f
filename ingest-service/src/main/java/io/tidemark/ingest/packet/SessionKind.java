package io.tidemark.ingest.packet;

/** Protocols of IP beside TCP and UDP whose sessions take entries on a firewall, and what tells sessions of two hosts apart. */
public enum SessionKind {
    /** By ports, RFC 9260. */
    SCTP("sctp"),
    /** By the index of security parameters, which each direction has for its own, RFC 4303. */
    ESP("esp"),
    /** Likewise, RFC 4302. */
    AH("ah"),
    /** By the key, RFC 2890. */
    GRE("gre"),
    /** PPTP's, by the number of the call, which each direction has for its own, RFC 2637. */
    PPTP("gre"),
    /** By nothing. */
    OTHER("other");

    private final String label;

    SessionKind(String label) {
        this.label = label;
    }

    /** The protocol, as it is counted. */
    public String label() {
        return label;
    }

    /** Whether the two directions of a session have other identifiers. */
    public boolean identifiesDirections() {
        return this == ESP || this == AH || this == PPTP;
    }
}
