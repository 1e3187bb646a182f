package io.tidemark.fit.model;

/**
 * What seconds of one and the same observation do to a hidden Markov chain of two states. One of them multiplies by
 *
 * <pre>A = [ (1 - p12) e1      p12 e2    ]
 *     [   p21 e1      (1 - p21) e2 ]</pre>
 *
 * <p>and m of them, by the theorem of Cayley and Hamilton, by
 *
 * <pre>A^m = l^m (r^m I + S_m N),   N = A / l - r I,   S_m = 1 + r + .. + r^(m - 1)</pre>
 *
 * <p>with the eigenvalues l and l r, {@code |r| <= 1}. N has no negative element, so that nothing cancels where r is positive.
 * Holds the matrix of the last evaluation.
 */
final class RepeatedSecond {

    private double logLarger;
    private double ratio;
    private double gap;
    private double stay1;
    private double stay2;
    private double n11;
    private double n12;
    private double n21;
    private double n22;

    /**
     * Evaluates.
     *
     * @param emission1 relative likelihood of the observation in state 1
     * @param emission2 the same in state 2
     * @param p12 probability to leave state 1
     * @param p21 probability to leave state 2
     */
    void evaluate(double emission1, double emission2, double p12, double p21) {
        double a11 = (1 - p12) * emission1;
        double a12 = p12 * emission2;
        double a21 = p21 * emission1;
        double a22 = (1 - p21) * emission2;
        double difference = Math.abs(a11 - a22);
        double root = Math.sqrt(difference * difference + 4 * a12 * a21);
        double larger = 0.5 * (a11 + a22 + root);
        double more = 0.5 * (root + difference) / larger;
        double less = more > 0 ? a12 / larger * (a21 / larger) / more : 0;
        logLarger = Math.log(larger);
        ratio = emission1 / larger * (emission2 / larger) * (1 - p12 - p21);
        gap = root / larger;
        stay1 = a11 / larger;
        stay2 = a22 / larger;
        n11 = a11 >= a22 ? more : less;
        n22 = a11 >= a22 ? less : more;
        n12 = a12 / larger;
        n21 = a21 / larger;
    }

    /** log l. */
    double logLarger() {
        return logLarger;
    }

    /** r, exact where it is small. */
    double ratio() {
        return ratio;
    }

    /** 1 - r, exact where it is small. */
    double gap() {
        return gap;
    }

    /** Element of {@code A / l}: another second in state 1. */
    double stay1() {
        return stay1;
    }

    /** Element of {@code A / l}: another second in state 2. */
    double stay2() {
        return stay2;
    }

    /** Element of N. */
    double n11() {
        return n11;
    }

    /** Element of N and of {@code A / l}: a move from state 1 to state 2. */
    double n12() {
        return n12;
    }

    /** Element of N and of {@code A / l}: a move from state 2 to state 1. */
    double n21() {
        return n21;
    }

    /** Element of N. */
    double n22() {
        return n22;
    }
}
