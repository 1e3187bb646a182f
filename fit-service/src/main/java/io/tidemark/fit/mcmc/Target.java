package io.tidemark.fit.mcmc;

/** What is sampled: a log density over unconstrained coordinates, and the values that a position stands for. */
public interface Target extends LogDensity {

    /** Number of values that {@link #constrain} fills in; not always that of the coordinates. */
    int valueCount();

    /**
     * The values that a position stands for, on the scale that parameters are named for.
     *
     * @param position coordinates as {@link #evaluate} takes them
     * @param values overwritten with {@link #valueCount()} values
     */
    void constrain(double[] position, double[] values);
}
