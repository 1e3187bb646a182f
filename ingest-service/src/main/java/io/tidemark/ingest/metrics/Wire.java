package io.tidemark.ingest.metrics;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.Finding;
import java.util.List;

/** The definition {@code wire}: every connection, held from its first packet to its last in file order. */
record Wire() implements SessionDefinition {

    @Override
    public String name() {
        return "wire";
    }

    @Override
    public void replay(StreamRecord stream, Entries entries) {
        if (stream.connection()) {
            long end = Math.max(stream.startEpochNanos(), stream.endEpochNanos());
            entries.add(stream.startEpochNanos(), end, stream.open());
        }
    }

    @Override
    public List<Finding> findings(boolean ofLog) {
        return List.of();
    }
}
