package io.tidemark.ingest.metrics;

import io.tidemark.contracts.SessionProfile;

/** A product's session table: every initiated stream takes an entry, held until its last packet plus a timeout. */
record FirewallProfile(SessionProfile profile) implements SessionDefinition {

    @Override
    public String name() {
        return profile.name();
    }
}
