package io.tidemark.simulate.backtest;

/** What the second half says of the model. */
public enum Verdict {
    /** The second half holds too few independent observations to say anything. */
    UNDECIDED,
    /** Coverage is what replicates of the model have. */
    HOLDS,
    /** Coverage is below that of all but 5 % of the replicates. */
    CONTRADICTED;

    /** Fewer effective observations than this give no verdict. */
    public static final double FEWEST_OBSERVATIONS = 5;

    static Verdict of(double effectiveObservations, double coverage90, double replicateCoverage90Q5) {
        if (effectiveObservations < FEWEST_OBSERVATIONS) {
            return UNDECIDED;
        }
        return coverage90 < replicateCoverage90Q5 ? CONTRADICTED : HOLDS;
    }
}
