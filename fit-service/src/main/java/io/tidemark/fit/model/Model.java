package io.tidemark.fit.model;

import io.tidemark.contracts.finding.Finding;
import java.util.List;

/** A Bayesian model of how connections start and how long they last. {@link Models} has them by name. */
public interface Model {

    /** Its name: {@code article}, or {@code <arrivals>+<durations>} as in {@code nb+gamma}. */
    String name();

    /**
     * The posterior of the model given observations.
     *
     */
    Posterior posterior(Observations observations);

    /** What it makes of protocols with few connections. */
    default List<Finding> findings(Observations observations) {
        return List.of();
    }
}
