package io.tidemark.simulate.sizing;

/**
 * What to size for.
 *
 * @param certainty probability that demand stays at or below the size, above 0 and below 1
 * @param horizonSeconds how long it has to, in seconds
 * @param factors what the peak is multiplied by
 * @param seed seed of the simulation
 */
public record SizingQuestion(double certainty, int horizonSeconds, Factors factors, long seed) {

    private static final int FEWEST_PATHS = 1_000;
    private static final int MOST_PATHS = 10_000;

    /** Seconds of all paths together beyond which there are no more than the fewest of them: a week of those. */
    private static final long MOST_SECONDS = FEWEST_PATHS * 604_800L;

    /** Paths that should lie above the size, so that where they lie is known. */
    private static final double PATHS_ABOVE = 10;

    public SizingQuestion {
        if (horizonSeconds < 1) {
            throw new IllegalArgumentException("horizon: expected one second or more, got " + horizonSeconds);
        }
        if (!(certainty > 0 && certainty < 1)) {
            throw new IllegalArgumentException("certainty: expected above 0 and below 1, got " + certainty);
        }
    }

    /**
     * Number of paths to simulate: 10 above the certainty, which is 10,000 at 99.9 %, and no more than that; at least 1,000.
     * Their time grows with their number and with the horizon, so that between these bounds they are no more than
     * 604,800,000 seconds together.
     */
    public int paths() {
        double wanted = Math.ceil(PATHS_ABOVE / (1 - certainty) - 1e-6);
        long affordable = Math.min(MOST_SECONDS / horizonSeconds, MOST_PATHS);
        return (int) Math.max(Math.min(wanted, affordable), FEWEST_PATHS);
    }

    /** Whether so many paths tell where the peak at the certainty lies. */
    boolean isResolved() {
        return paths() * (1 - certainty) >= PATHS_ABOVE - 1e-6;
    }
}
