package io.tidemark.simulate.sizing;

/** The largest level within a horizon: simulated, or computed. */
sealed interface Peaks permits SimulatedPeaks, ComputedPeaks {

    /** The smallest n with P(peak &lt;= n) &gt;= p. */
    long quantile(double p);

    /** P(peak &lt;= n). */
    double atMost(long n);

    /** Number of paths or draws that this rests on. */
    int parts();

    /** Where 90 % of the draws, each taken as the truth, put the quantile p. */
    CountRange credible(double p);

    /** Where 90 % of the peaks lie under the middle of the draws. */
    CountRange chance();
}
