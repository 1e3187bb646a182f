package io.tidemark.ingest.metrics;

/** The definition {@code wire}: every connection, held from its first packet to its last. */
record Wire() implements SessionDefinition {

    @Override
    public String name() {
        return "wire";
    }
}
