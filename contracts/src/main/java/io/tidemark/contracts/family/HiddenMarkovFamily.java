package io.tidemark.contracts.family;

/** The families {@code hmm-nb2} and {@code hmm-tied} of arrivals, which differ in their priors alone, and their parameters. */
public final class HiddenMarkovFamily {

    /** {@code hmm-nb2}. */
    public static final Family INDEPENDENT = Families.arrivals("hmm-nb2");

    /** {@code hmm-tied}. */
    public static final Family TIED = Families.arrivals("hmm-tied");

    public static final FamilyParameter LOG_MEAN = INDEPENDENT.parameter("log_mean[s]");
    public static final FamilyParameter SIZE = INDEPENDENT.parameter("phi[s]");
    public static final FamilyParameter P12 = INDEPENDENT.parameter("p12");
    public static final FamilyParameter P21 = INDEPENDENT.parameter("p21");

    private HiddenMarkovFamily() {}
}
