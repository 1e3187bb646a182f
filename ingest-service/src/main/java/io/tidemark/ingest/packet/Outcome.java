package io.tidemark.ingest.packet;

/** What decoding a frame, or reading a record of a log, comes to. All but the first are reasons why it belongs to no stream. */
public enum Outcome {
    /** At least one TCP or UDP header was found. */
    FOUND("found"),
    /** It has no time: pcapng's simple packet blocks carry none. */
    NO_TIME("no-time"),
    /** Its link type is not decoded. */
    UNKNOWN_LINK_TYPE("unknown-link-type"),
    /** It carries something other than IP, such as ARP. */
    NOT_IP("not-ip"),
    /** It carries IP, but neither TCP nor UDP. */
    OTHER_IP_PROTOCOL("other-ip-protocol"),
    /** What it carries is encrypted. */
    ENCRYPTED("encrypted"),
    /** It is a fragment of a packet that is not complete with it. */
    FRAGMENT("fragment"),
    /** A header goes beyond what was captured of the frame. */
    CUT_HEADER("cut-header"),
    /** A header contradicts itself. */
    MALFORMED_HEADER("malformed-header"),
    /** Headers nest deeper than any real frame's. */
    TOO_DEEP("too-deep"),
    /** It is a record of a log that tells of something other than a connection. */
    OTHER_RECORD("other-record");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** The name it is counted under. */
    public String label() {
        return label;
    }
}
