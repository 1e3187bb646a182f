package io.tidemark.contracts.family;

/** The family {@code gamma} of durations and its parameters. */
public final class GammaFamily {

    public static final Family FAMILY = Families.durations("gamma");

    public static final FamilyParameter SHAPE = FAMILY.parameter("g_alpha");
    public static final FamilyParameter RATE = FAMILY.parameter("g_beta");

    private GammaFamily() {}
}
