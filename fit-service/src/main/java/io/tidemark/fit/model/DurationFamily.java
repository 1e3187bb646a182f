package io.tidemark.fit.model;

/** A family of distributions of a connection's duration. */
interface DurationFamily {

    /** Name as in a model's, {@code gamma}. */
    String name();

    /** The factor of the posterior for durations. */
    DurationBlock given(DurationStatistics durations);
}
