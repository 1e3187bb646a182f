package io.tidemark.fit.mcmc;

/** Sum of numbers that are given by their logarithms. */
public final class LogSum {

    /** Terms this far below the largest add less than rounding does: log of 2^-60 and less. */
    private static final double NEGLIGIBLE = -42;

    private LogSum() {}

    /** log(exp(a) + exp(b)) without overflow; negative infinity stands for 0. */
    public static double of(double a, double b) {
        double larger = Math.max(a, b);
        return larger == Double.NEGATIVE_INFINITY ? larger : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }

    /** log(exp(a) + exp(b) + ..) of any number of terms without overflow; negative infinity stands for 0. */
    public static double of(double[] terms) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            largest = Math.max(largest, term);
        }
        if (!(largest > Double.NEGATIVE_INFINITY)) {
            return largest;
        }
        double sum = 0;
        for (double term : terms) {
            if (term - largest > NEGLIGIBLE) {
                sum += Math.exp(term - largest);
            }
        }
        return largest + Math.log(sum);
    }
}
