package io.tidemark.ingest.metrics;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.Finding;
import java.util.List;

/** What one entry of a session table is, and how long it is held. */
public sealed interface SessionDefinition permits Wire, FirewallProfile {

    /** Holds a connection from its first packet to its last. */
    SessionDefinition WIRE = new Wire();

    /** A product's session table. */
    static SessionDefinition of(SessionProfile profile) {
        return new FirewallProfile(profile);
    }

    /** The name that metrics of this definition carry. */
    String name();

    /**
     * Replays a stream.
     *
     * @param stream a stream of TCP or UDP
     * @param entries takes the entries it makes in the table, none, one or several
     */
    void replay(StreamRecord stream, Entries entries);

    /**
     * What limits the metrics under this definition.
     *
     * @param ofLog whether the streams come from a log of connections, which tells no pauses within them
     */
    List<Finding> findings(boolean ofLog);

    /** Takes entries of a session table. */
    @FunctionalInterface
    interface Entries {

        /** In place of the start of an entry that was there before the capture. */
        long BEFORE = Long.MIN_VALUE;

        /** In place of the end of an entry that was there before the capture and is still there when it ends. */
        long AFTER = Long.MAX_VALUE;

        /**
         * @param startEpochNanos when the entry is made, or {@link #BEFORE}
         * @param endEpochNanos when it leaves the table, perhaps after the capture's end, or {@link #AFTER}
         * @param open whether it is taken to be held longer, by no one knows how much
         */
        void add(long startEpochNanos, long endEpochNanos, boolean open);
    }
}
