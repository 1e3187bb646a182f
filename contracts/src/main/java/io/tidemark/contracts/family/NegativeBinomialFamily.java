package io.tidemark.contracts.family;

/** The family {@code nb} of arrivals and its parameters. */
public final class NegativeBinomialFamily {

    public static final Family FAMILY = Families.arrivals("nb");

    public static final FamilyParameter SHAPE = FAMILY.parameter("nb_alpha");
    public static final FamilyParameter RATE = FAMILY.parameter("nb_beta");

    private NegativeBinomialFamily() {}
}
