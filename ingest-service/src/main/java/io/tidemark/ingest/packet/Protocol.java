package io.tidemark.ingest.packet;

/** The transport protocols that have streams. */
public enum Protocol {
    TCP("tcp"),
    UDP("udp");

    private final String label;

    Protocol(String label) {
        this.label = label;
    }

    /** The name it travels under. */
    public String label() {
        return label;
    }
}
