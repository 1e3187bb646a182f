package io.tidemark.simulate.sizing;

/**
 * What the peak is multiplied by to give the size.
 *
 * @param growth growth of demand, (1 + g)^years
 * @param headroom 1 / target utilisation
 */
public record Factors(double growth, double headroom) {

    /** Neither growth nor headroom. */
    public static final Factors NONE = new Factors(1, 1);

    public Factors {
        if (!(growth > 0) || !(headroom >= 1) || Double.isInfinite(growth * headroom)) {
            throw new IllegalArgumentException(
                    "expected growth above 0 and headroom of 1 or more, got " + growth + " and " + headroom);
        }
    }

    /**
     * The factors of a plan.
     *
     * @param growth growth in a year, 0.1 for 10 %
     * @param years number of years
     * @param utilisation share of the size that may be in use, above 0 to 1
     */
    public static Factors of(double growth, double years, double utilisation) {
        return new Factors(Math.pow(1 + growth, years), 1 / utilisation);
    }

    /** The same growth without headroom: what there is of, and not what there is room for. */
    Factors growthAlone() {
        return new Factors(growth, 1);
    }

    /** The size for a peak, rounded up. */
    public long size(long peak) {
        return (long) Math.ceil(peak * growth * headroom * (1 - 1e-12));
    }
}
