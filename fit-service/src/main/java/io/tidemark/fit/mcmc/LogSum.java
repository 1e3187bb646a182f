package io.tidemark.fit.mcmc;

/** Sum of numbers that are given by their logarithms. */
public final class LogSum {

    private LogSum() {}

    /** log(exp(a) + exp(b)) without overflow; negative infinity stands for 0. */
    public static double of(double a, double b) {
        double larger = Math.max(a, b);
        return larger == Double.NEGATIVE_INFINITY ? larger : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
}
