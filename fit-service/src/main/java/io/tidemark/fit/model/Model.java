package io.tidemark.fit.model;

/** A Bayesian model of how connections start and how long they last. {@link Models} has them by name. */
public interface Model {

    /** Its name: {@code article}, or {@code <arrivals>+<durations>} as in {@code nb+gamma}. */
    String name();

    /**
     * The posterior of the model given observations.
     *
     * @throws TooFewConnections where no protocol has enough connections for this model
     */
    Posterior posterior(Observations observations);
}
