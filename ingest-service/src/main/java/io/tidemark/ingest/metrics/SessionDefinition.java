package io.tidemark.ingest.metrics;

import io.tidemark.contracts.SessionProfile;

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
}
