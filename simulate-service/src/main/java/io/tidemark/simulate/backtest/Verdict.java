package io.tidemark.simulate.backtest;

/** What the second half says of the model. */
public enum Verdict {
    /** The second half holds too few independent observations to say anything. */
    UNDECIDED,
    /** The second half lies in what was predicted as replicates of the model do. */
    HOLDS,
    /**
     * The 90 % band holds less than that of all but 5 % of the replicates, or the histogram of the probability integral transform is
     * further from an even one than theirs of all but 5 %. A right model is contradicted once in 20 times by each, so
     * once in 10 at the most.
     */
    CONTRADICTED;

    /** Fewer effective observations than this give no verdict. */
    public static final double FEWEST_OBSERVATIONS = 5;

    static Verdict of(double effectiveObservations, Scores scores, Backtest.Ranges replicates) {
        if (effectiveObservations < FEWEST_OBSERVATIONS) {
            return UNDECIDED;
        }
        boolean holds = scores.coverage90() >= replicates.coverage90().q5()
                && scores.pitDistance() <= replicates.pitDistance().q95();
        return holds ? HOLDS : CONTRADICTED;
    }
}
