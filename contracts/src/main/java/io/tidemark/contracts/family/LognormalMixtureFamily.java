package io.tidemark.contracts.family;

import java.util.List;

/**
 * The families {@code lognormal-mix1}, {@code -mix2} and so on of durations and their parameters.
 *
 * @param family the family of the table
 * @param parts number of its parts
 */
public record LognormalMixtureFamily(Family family, int parts) {

    private static final String NAME = "lognormal-mix";

    /** All that the table has. */
    public static final List<LognormalMixtureFamily> ALL = Families.TABLE.durations().stream()
            .filter(family -> family.name().startsWith(NAME))
            .map(family -> of(Integer.parseInt(family.name().substring(NAME.length()))))
            .toList();

    /** The family of mixtures of so many parts. */
    public static LognormalMixtureFamily of(int parts) {
        return new LognormalMixtureFamily(Families.durations(NAME + parts), parts);
    }

    /** Whether weights are among its parameters; a single part has none. */
    public boolean isWeighted() {
        return parts > 1;
    }

    /** Weights of the parts. */
    public FamilyParameter weight() {
        return family.parameter("w[k]");
    }

    /** Means of the parts in log seconds. */
    public FamilyParameter mu() {
        return family.parameter("mu[k]");
    }

    /** Standard deviations of the parts in log seconds. */
    public FamilyParameter sigma() {
        return family.parameter("sigma[k]");
    }
}
