package io.tidemark.fit.store;

import io.tidemark.fit.jobs.Locks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;

/** Locks of PostgreSQL that its transactions hold. */
@ApplicationScoped
class PostgresLocks implements Locks {

    private final EntityManager entities;

    PostgresLocks(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void hold(Collection<String> captures) {
        captures.stream().sorted().forEach(this::hold);
    }

    private void hold(String capture) {
        entities.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:capture, 0))", Integer.class)
                .setParameter("capture", capture)
                .getSingleResult();
    }
}
