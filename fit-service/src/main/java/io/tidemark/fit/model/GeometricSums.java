package io.tidemark.fit.model;

/**
 * Sums of powers of a number r up to 1 that a matrix's m-th power and its derivative need, with {@code S_k = 1 + r + .. +
 * r^(k - 1)} and k from 0 to m - 1:
 *
 * <pre>S_m,   U_m = sum of r^(m - 1 - k) S_k,   V_m = sum of S_k S_(m - 1 - k)</pre>
 *
 * <p>Closed forms cancel where m (1 - r) is small; there the binomial series in 1 - r is taken, whose terms then fall at once.
 * Holds the sums of the last evaluation, which cost the same for every m.
 */
final class GeometricSums {

    private static final double NEAR_ONE = 0.5;

    /** The series' terms fall at least as {@code NEAR_ONE^j / j!}. */
    private static final int TERMS = 15;

    private double last;
    private double power;
    private double sum;
    private double once;
    private double twice;

    /**
     * Evaluates.
     *
     * @param m number of factors, at least 1
     * @param r from -1 to 1
     * @param gap 1 - r, which is given too because it may be smaller than what r can tell
     */
    void evaluate(int m, double r, double gap) {
        last = gap < NEAR_ONE ? Math.exp((m - 1) * Math.log1p(-gap)) : Math.pow(r, m - 1);
        power = last * r;
        if (m * gap < NEAR_ONE) {
            sum = series(m, gap, 1);
            once = series(m, gap, 2);
            twice = series(m, gap, 3);
        } else {
            sum = (1 - power) / gap;
            once = (sum - m * last) / gap;
            twice = (m * (1 + last) - 2 * sum) / (gap * gap);
        }
    }

    /** Sum over j of {@code (m over j + from) (-gap)^j}, times j + 1 unless {@code from} is 1. */
    private static double series(int m, double gap, int from) {
        double term = m;
        for (int i = 1; i < from; i++) {
            term *= (double) (m - i) / (i + 1);
        }
        double sum = 0;
        for (int j = 0; j < TERMS; j++) {
            sum += from == 1 ? term : (j + 1) * term;
            term *= -gap * (m - from - j) / (from + j + 1);
        }
        return sum;
    }

    /** r^(m - 1). */
    double last() {
        return last;
    }

    /** r^m. */
    double power() {
        return power;
    }

    /** S_m. */
    double sum() {
        return sum;
    }

    /** U_m. */
    double once() {
        return once;
    }

    /** V_m. */
    double twice() {
        return twice;
    }
}
