package io.tidemark.simulate.concurrency;

import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;

/** Logarithm of k!, tabulated below {@value #TABULATED}, else by Stirling's series (Abramowitz and Stegun 6.1.41) as far as it counts there. */
final class LogFactorial {

    static final int TABULATED = 1_024;

    private static final double[] TABLE = IntStream.range(0, TABULATED)
            .mapToDouble(k -> Gamma.logGamma(k + 1.0))
            .toArray();

    private static final double HALF_LOG_2_PI = 0.5 * Math.log(2 * Math.PI);

    private LogFactorial() {}

    /**
     * log k!
     *
     * @param k a whole number, not below 0
     */
    static double of(double k) {
        if (k < TABULATED) {
            return TABLE[(int) k];
        }
        return (k + 0.5) * Math.log(k) - k + HALF_LOG_2_PI + (1 - 1 / (30 * k * k)) / (12 * k);
    }
}
