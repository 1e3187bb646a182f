package io.tidemark.simulate.concurrency;

/**
 * Logarithm of the probability generating function G(z) = E z^N of a count N, where the inversion needs it: for real
 * z = e^t, and on the unit circle. Implementations hold no mutable state and may be shared between threads.
 */
public interface GeneratingFunction {

    /** E N. */
    double mean();

    /** Var N. */
    double variance();

    /** Infimum of the t for which G(e^t) is infinite; positive infinity where there is none. */
    double largestTilt();

    /** log G(e^t), for t below {@link #largestTilt()}; positive infinity from there on. */
    double logAtTilt(double tilt);

    /**
     * log G(e^(i angle)); its imaginary part is a phase of G, any of those that differ by whole turns.
     *
     * @param angle from 0 to pi
     * @param logG receives real and imaginary part at 0 and 1
     */
    void logAtAngle(double angle, double[] logG);

    /**
     * The same at many angles.
     *
     * @param angles from 0 to pi, rising
     * @param logModulus receives the real parts
     * @param phase receives the imaginary parts
     */
    default void logAtAngles(double[] angles, double[] logModulus, double[] phase) {
        double[] logG = new double[2];
        for (int j = 0; j < angles.length; j++) {
            logAtAngle(angles[j], logG);
            logModulus[j] = logG[0];
            phase[j] = logG[1];
        }
    }

    /** Whether log G is right to many digits also where |G| is tiny, and its phase goes on without leaps: whether it is a smooth function of the angle. */
    default boolean isSmooth() {
        return false;
    }

    /** The same at {@link NarrowCircle#angles()}. */
    default void logOnNarrowCircle(double[] logModulus, double[] phase) {
        logAtAngles(NarrowCircle.angles(), logModulus, phase);
    }
}
