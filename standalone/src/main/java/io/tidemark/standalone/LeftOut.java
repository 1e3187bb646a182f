package io.tidemark.standalone;

import java.util.Arrays;

/**
 * A person who was left out, and what the others predict of them.
 *
 * @param person name of the person
 * @param seconds for which they were captured
 * @param held seconds of these whose level lies within the predicted 90 % band
 * @param measured mean level of these seconds, in connections
 * @param predicted law of one user's level by the others
 */
record LeftOut(String person, int seconds, int held, double measured, LevelBand predicted) {

    /**
     * Holds a person's levels against what is predicted.
     *
     * @param levels connections open in each second of their captures
     */
    static LeftOut of(String person, int[] levels, LevelBand predicted) {
        double mean = Arrays.stream(levels).average().orElseThrow(() -> new Failure("no second of it was measured"));
        return new LeftOut(person, levels.length, predicted.held(levels), mean, predicted);
    }

    /** Share of the seconds whose level lies within the band. */
    double coverage() {
        return (double) held / seconds;
    }
}
