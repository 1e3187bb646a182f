package io.tidemark.fit.model;

import java.util.function.Supplier;

/** A family of distributions of a connection's duration. */
interface DurationFamily {

    /** Name as in a model's, {@code gamma}. */
    String name();

    /**
     * The factor of the posterior for durations. What it needs of them is prepared once; each block that is made has
     * scratch space of its own, for one thread.
     *
     * @param durations what to fit to
     * @param longestSeconds length of the longest capture: a longer duration cannot be seen
     */
    Supplier<DurationBlock> given(DurationStatistics durations, double longestSeconds);
}
