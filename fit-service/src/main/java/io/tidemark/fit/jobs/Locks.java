package io.tidemark.fit.jobs;

import java.util.Collection;

/**
 * Makes transactions about the same capture wait for each other: its metrics, its fits and its being forgotten. Locks are
 * held until the transaction ends and taken in the order of the ids, so that two transactions cannot wait for each other.
 */
public interface Locks {

    /** Takes the locks of captures. */
    void hold(Collection<String> captures);
}
