package io.tidemark.simulate.concurrency;

/** Arithmetic of power series with real coefficients, cut after x^{@value #ORDER}; {@code series[j]} is that of x^j. */
final class PowerSeries {

    static final int ORDER = 12;

    private PowerSeries() {}

    /** The series 0. */
    static double[] zero() {
        return new double[ORDER + 1];
    }

    /** (1 + a x)^-b. */
    static double[] binomial(double a, double b) {
        double[] series = zero();
        series[0] = 1;
        for (int j = 1; j <= ORDER; j++) {
            series[j] = -series[j - 1] * a * (b + j - 1) / j;
        }
        return series;
    }

    /** Adds left times right to a sum. */
    static void addProduct(double[] left, double[] right, double[] sum) {
        for (int i = 0; i <= ORDER; i++) {
            double factor = left[i];
            for (int j = 0; i + j <= ORDER; j++) {
                sum[i + j] += factor * right[j];
            }
        }
    }

    /** Adds a multiple to a sum. */
    static void addMultiple(double factor, double[] series, double[] sum) {
        for (int j = 0; j <= ORDER; j++) {
            sum[j] += factor * series[j];
        }
    }

    /** Adds f(a x) to a sum. */
    static void addStretched(double[] series, double a, double[] sum) {
        double power = 1;
        for (int j = 0; j <= ORDER; j++) {
            sum[j] += power * series[j];
            power *= a;
        }
    }

    /** Divides a series by another that begins with 1. */
    static void divide(double[] series, double[] divisor) {
        for (int j = 1; j <= ORDER; j++) {
            double value = series[j];
            for (int i = 1; i <= j; i++) {
                value -= divisor[i] * series[j - i];
            }
            series[j] = value;
        }
    }

    /** Subtracts the logarithm of a series that begins with 1. */
    static void subtractLog(double[] series, double[] difference) {
        double[] weighted = new double[ORDER + 1];
        for (int j = 1; j <= ORDER; j++) {
            double value = j * series[j];
            for (int i = 1; i < j; i++) {
                value -= weighted[i] * series[j - i];
            }
            weighted[j] = value;
            difference[j] -= value / j;
        }
    }
}
