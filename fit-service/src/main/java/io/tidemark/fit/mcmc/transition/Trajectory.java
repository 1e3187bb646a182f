package io.tidemark.fit.mcmc.transition;

import io.tidemark.fit.mcmc.LogSum;
import io.tidemark.fit.mcmc.hamiltonian.Hamiltonian;
import io.tidemark.fit.mcmc.hamiltonian.PhasePoint;

/**
 * A piece of a numerical trajectory, from its first point to its last in the order of integration: momentum and velocity
 * at both ends, the sum of all momenta, the total weight of its points and one of them, the proposal, drawn by weight. A
 * point weighs exp(H0 - H). The memory is its own and used again for every transition.
 */
final class Trajectory {

    private final double[] firstMomentum;
    private final double[] firstVelocity;
    private final double[] lastMomentum;
    private final double[] lastVelocity;
    private final double[] momentumSum;
    private final PhasePoint proposal;
    private double logWeight;

    Trajectory(int dimension) {
        firstMomentum = new double[dimension];
        firstVelocity = new double[dimension];
        lastMomentum = new double[dimension];
        lastVelocity = new double[dimension];
        momentumSum = new double[dimension];
        proposal = new PhasePoint(dimension);
    }

    PhasePoint proposal() {
        return proposal;
    }

    double logWeight() {
        return logWeight;
    }

    /** Makes this the trajectory of one point. */
    void set(PhasePoint point, double pointLogWeight, Hamiltonian hamiltonian) {
        copy(point.momentum(), firstMomentum);
        copy(point.momentum(), lastMomentum);
        copy(point.momentum(), momentumSum);
        hamiltonian.velocity(point.momentum(), firstVelocity);
        copy(firstVelocity, lastVelocity);
        proposal.set(point);
        logWeight = pointLogWeight;
    }

    /** Makes this the first piece followed by the second, with the second's proposal or the first's. */
    void join(Trajectory first, Trajectory second, boolean proposeSecond) {
        if (this != first) {
            copy(first.firstMomentum, firstMomentum);
            copy(first.firstVelocity, firstVelocity);
        }
        copy(second.lastMomentum, lastMomentum);
        copy(second.lastVelocity, lastVelocity);
        for (int i = 0; i < momentumSum.length; i++) {
            momentumSum[i] = first.momentumSum[i] + second.momentumSum[i];
        }
        PhasePoint chosen = proposeSecond ? second.proposal : first.proposal;
        if (chosen != proposal) {
            proposal.set(chosen);
        }
        logWeight = LogSum.of(first.logWeight, second.logWeight);
    }

    /** Turns the order of integration round. */
    void reverse() {
        swap(firstMomentum, lastMomentum);
        swap(firstVelocity, lastVelocity);
    }

    /**
     * Whether the first piece followed by the second still moves apart: no U-turn over the whole, nor between either piece
     * and the point of the other that lies next to it, which catches turns that fall between the pieces.
     */
    static boolean movesApart(Trajectory first, Trajectory second) {
        int dimension = first.momentumSum.length;
        double wholeAtFirst = 0;
        double wholeAtLast = 0;
        double firstAtFirst = 0;
        double firstAtNext = 0;
        double secondAtNext = 0;
        double secondAtLast = 0;
        for (int i = 0; i < dimension; i++) {
            double whole = first.momentumSum[i] + second.momentumSum[i];
            double firstAndNext = first.momentumSum[i] + second.firstMomentum[i];
            double secondAndNext = second.momentumSum[i] + first.lastMomentum[i];
            wholeAtFirst += first.firstVelocity[i] * whole;
            wholeAtLast += second.lastVelocity[i] * whole;
            firstAtFirst += first.firstVelocity[i] * firstAndNext;
            firstAtNext += second.firstVelocity[i] * firstAndNext;
            secondAtNext += first.lastVelocity[i] * secondAndNext;
            secondAtLast += second.lastVelocity[i] * secondAndNext;
        }
        return wholeAtFirst > 0
                && wholeAtLast > 0
                && firstAtFirst > 0
                && firstAtNext > 0
                && secondAtNext > 0
                && secondAtLast > 0;
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private static void swap(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            double value = a[i];
            a[i] = b[i];
            b[i] = value;
        }
    }
}
