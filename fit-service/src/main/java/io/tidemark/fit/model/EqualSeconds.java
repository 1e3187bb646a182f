package io.tidemark.fit.model;

/**
 * A run of m seconds of one observation as one step of a chain of two states. The m-th power of the {@linkplain RepeatedSecond
 * matrix A of one second} is {@code l^m (r^m I + S_m N)}; with f the row of the states' likelihoods before the run and g the
 * column after it, the moves from i to j within the run are expected to be
 *
 * <pre>A_ij / (f A^m g) sum over k of (f A^k)_i (A^(m - 1 - k) g)_j
 *   = (A / l)_ij (m r^(m - 1) f_i g_j + U_m ((f N)_i g_j + f_i (N g)_j) + V_m (f N)_i (N g)_j) / (f (r^m I + S_m N) g)</pre>
 *
 * <p>with the {@linkplain GeometricSums sums} S, U and V. Holds the results of the last evaluation and of the last way back.
 */
final class EqualSeconds {

    private final Steps.Run run;
    private final RepeatedSecond matrix;
    private final GeometricSums sums = new GeometricSums();
    private double before1;
    private double before2;
    private double moves12;
    private double moves21;
    private double stays1;
    private double stays2;

    /**
     * A run.
     *
     * @param run its observation and length
     * @param matrix what one of its seconds does, evaluated before this
     */
    EqualSeconds(Steps.Run run, RepeatedSecond matrix) {
        this.run = run;
        this.matrix = matrix;
    }

    /** Index of the observation. */
    int index() {
        return run.index();
    }

    /** Length of the run. */
    int seconds() {
        return run.seconds();
    }

    /** Evaluates at what one second does now. */
    void evaluate() {
        sums.evaluate(seconds(), matrix.ratio(), matrix.gap());
    }

    /** Logarithm of the factor {@code l^m}, which the other results leave out. */
    double logFactor() {
        return seconds() * matrix.logLarger();
    }

    /** Likelihood of state 1 at the end of the run, of what it was for the states before. */
    double after1(double f1, double f2) {
        return Math.max(0, sums.power() * f1 + sums.sum() * (f1 * matrix.n11() + f2 * matrix.n21()));
    }

    /** Likelihood of state 2 at the end of the run, of what it was for the states before. */
    double after2(double f1, double f2) {
        return Math.max(0, sums.power() * f2 + sums.sum() * (f1 * matrix.n12() + f2 * matrix.n22()));
    }

    /**
     * Goes back over the run.
     *
     * @param f1 likelihood of state 1 before the run and of all up to there
     * @param f2 the same of state 2
     * @param g1 likelihood of all after the run where it ends in state 1
     * @param g2 the same where it ends in state 2
     */
    void goBack(double f1, double f2, double g1, double g2) {
        double fN1 = f1 * matrix.n11() + f2 * matrix.n21();
        double fN2 = f1 * matrix.n12() + f2 * matrix.n22();
        double nG1 = matrix.n11() * g1 + matrix.n12() * g2;
        double nG2 = matrix.n21() * g1 + matrix.n22() * g2;
        before1 = Math.max(0, sums.power() * g1 + sums.sum() * nG1);
        before2 = Math.max(0, sums.power() * g2 + sums.sum() * nG2);
        double inverse = 1 / (f1 * before1 + f2 * before2);
        stays1 = matrix.stay1() * inverse * convolved(f1, fN1, g1, nG1);
        moves12 = matrix.n12() * inverse * convolved(f1, fN1, g2, nG2);
        moves21 = matrix.n21() * inverse * convolved(f2, fN2, g1, nG1);
        stays2 = matrix.stay2() * inverse * convolved(f2, fN2, g2, nG2);
    }

    private double convolved(double f, double fN, double g, double nG) {
        return seconds() * sums.last() * f * g + sums.once() * (fN * g + f * nG) + sums.twice() * fN * nG;
    }

    /** Likelihood of the run and all after it where state 1 is before it. */
    double before1() {
        return before1;
    }

    /** Likelihood of the run and all after it where state 2 is before it. */
    double before2() {
        return before2;
    }

    /** Expected number of moves from state 1 to state 2, that into the run's first second included. */
    double moves12() {
        return moves12;
    }

    /** Expected number of moves from state 2 to state 1. */
    double moves21() {
        return moves21;
    }

    /** Expected number of moves from state 1 to itself. */
    double stays1() {
        return stays1;
    }

    /** Expected number of moves from state 2 to itself. */
    double stays2() {
        return stays2;
    }
}
