package io.tidemark.contracts.family;

/** The family {@code log-histogram} of durations, its parameters and its lattice. */
public final class LogHistogramFamily {

    public static final Family FAMILY = Families.durations("log-histogram");

    public static final FamilyParameter SPREAD = FAMILY.parameter("hazard_sd");
    public static final FamilyParameter HAZARD = FAMILY.parameter("hazard[k]");
    public static final FamilyParameter TAIL_INDEX = FAMILY.parameter("tail_index[k:j]");

    /** Logarithm of the seconds at edge 0. */
    public static final double LOG_ORIGIN = Math.log(FAMILY.constant("origin"));

    /** Edges of the lattice in a unit of log seconds. */
    public static final double EDGES_PER_UNIT = FAMILY.constant("edges_per_unit");

    /** Index of the tail beyond the length of the capture. */
    public static final double UNSEEN_INDEX = FAMILY.constant("unseen_index");

    private LogHistogramFamily() {}

    /** Logarithm of the seconds at an edge. */
    public static double logSeconds(int edge) {
        return LOG_ORIGIN + edge / EDGES_PER_UNIT;
    }
}
