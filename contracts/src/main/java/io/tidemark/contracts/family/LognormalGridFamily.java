package io.tidemark.contracts.family;

/** The family {@code lognormal-grid} of durations, its parameters and its lattice. */
public final class LognormalGridFamily {

    public static final Family FAMILY = Families.durations("lognormal-grid");

    public static final FamilyParameter WEIGHT = FAMILY.parameter("w[k]");

    /** Mean of part 1 in log seconds. */
    public static final double FIRST_MEAN = Math.log(FAMILY.constant("origin"));

    /** Distance of neighbouring parts in log seconds. */
    public static final double SPACING = FAMILY.constant("spacing");

    /** Standard deviation of every part in log seconds. */
    public static final double SIGMA = FAMILY.constant("sigma");

    private LognormalGridFamily() {}

    /** Mean of a part in log seconds. */
    public static double mean(int part) {
        return FIRST_MEAN + SPACING * (part - 1);
    }
}
