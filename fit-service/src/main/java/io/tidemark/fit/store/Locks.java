package io.tidemark.fit.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;

/**
 * Makes transactions about the same capture wait for each other: its metrics, its fits and its being forgotten. Locks are
 * held until the transaction ends and taken in the order of the ids, so that two transactions cannot wait for each other.
 */
@ApplicationScoped
public class Locks {

    private final EntityManager entities;

    public Locks(EntityManager entities) {
        this.entities = entities;
    }

    /** Takes the locks of captures. */
    public void hold(Collection<String> captures) {
        captures.stream().sorted().forEach(this::hold);
    }

    private void hold(String capture) {
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:capture, 0))", Integer.class)
                .setParameter("capture", capture)
                .getSingleResult();
    }
}
