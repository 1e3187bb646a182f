package io.tidemark.simulate.concurrency;

/**
 * The polynomial through values at Chebyshev points, as a sum of Chebyshev polynomials T_m of the first kind:
 *
 * <pre>c_m = (2 / n) sum'' over k of f(cos(pi k / n)) cos(pi k m / n),   p(x) = sum'' over m of c_m T_m(x)</pre>
 *
 * where sum'' takes half of the first and the last term (Trefethen, Approximation Theory and Approximation Practice, chapter 3).
 *
 * @param coefficients c_0 / 2, c_1 .. c_(n - 1), c_n / 2
 */
record ChebyshevSeries(double[] coefficients) {

    /**
     * The polynomial of degree n through n + 1 values, n even.
     *
     * @param values at cos(pi k / n), for k from 0 to n
     */
    static ChebyshevSeries through(double[] values) {
        int n = values.length - 1;
        double[] cosines = new double[2 * n];
        for (int k = 0; k < cosines.length; k++) {
            cosines[k] = Math.cos(Math.PI * k / n);
        }
        double[] coefficients = new double[n + 1];
        for (int m = 0; m <= n; m++) {
            double sum = 0.5 * (values[0] + ((m & 1) == 0 ? values[n] : -values[n]));
            int at = 0;
            for (int k = 1; k < n; k++) {
                at += m;
                at -= at >= cosines.length ? cosines.length : 0;
                sum += values[k] * cosines[at];
            }
            coefficients[m] = (m == 0 || m == n ? 1.0 : 2.0) / n * sum;
        }
        return new ChebyshevSeries(coefficients);
    }

    /** The value at x, from -1 to 1, by Clenshaw's recurrence. */
    double at(double x) {
        double twice = 2 * x;
        double next = 0;
        double afterNext = 0;
        for (int m = coefficients.length - 1; m > 0; m--) {
            double b = coefficients[m] + twice * next - afterNext;
            afterNext = next;
            next = b;
        }
        return coefficients[0] + x * next - afterNext;
    }

    /** The largest modulus of so many coefficients at the end. */
    double largestOfLast(int count) {
        double largest = 0;
        for (int m = coefficients.length - count; m < coefficients.length; m++) {
            largest = Math.max(largest, Math.abs(coefficients[m]));
        }
        return largest;
    }
}
