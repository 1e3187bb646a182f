package io.tidemark.simulate.concurrency;

/** The integral of a survival function by Simpson's rule, without the closed form under test. */
final class SurvivalIntegral {

    private static final double STEP = 1e-3;

    private SurvivalIntegral() {}

    /** From 0 to so many whole seconds. */
    static double upTo(int seconds, DurationLaw durations) {
        double integral = 0;
        for (int i = 0; i < Math.round(seconds / STEP); i++) {
            integral += STEP
                    / 6
                    * (durations.survival(i * STEP)
                            + 4 * durations.survival((i + 0.5) * STEP)
                            + durations.survival((i + 1) * STEP));
        }
        return integral;
    }
}
