package io.tidemark.fit.mcmc.transition;

import io.tidemark.fit.mcmc.LogSum;
import io.tidemark.fit.mcmc.hamiltonian.Hamiltonian;
import io.tidemark.fit.mcmc.hamiltonian.PhasePoint;
import io.tidemark.fit.mcmc.integrator.Leapfrog;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The no-U-turn transition as Stan has it: a trajectory is doubled forwards or backwards in time at random until it turns
 * back on itself, diverges, or has reached the largest depth; the next point is drawn from it by weight.
 *
 * <p>Within a new subtree the draw is multinomial, between the old trajectory and the new subtree it is biased towards the
 * new one: P(new) = min(1, w_new / w_old). The U-turn criterion is the generalised one, with the checks across subtrees.
 *
 * <p>Hoffman and Gelman 2014, The No-U-Turn Sampler; Betancourt 2017, A Conceptual Introduction to Hamiltonian Monte
 * Carlo, appendix A.
 */
public final class NoUTurn {

    /** A trajectory whose energy rises by more than this has diverged, as in Stan. */
    public static final double LARGEST_ENERGY_ERROR = 1000;

    private final Hamiltonian hamiltonian;
    private final UniformRandomProvider random;
    private final SharedStateContinuousSampler gaussian;
    private final int maxDepth;

    private final Trajectory whole;
    private final Trajectory[] firstOfDepth;
    private final Trajectory[] secondOfDepth;
    private final PhasePoint forwardEnd;
    private final PhasePoint backwardEnd;

    private double signedStep;
    private double initialEnergy;
    private int leapfrogs;
    private double acceptanceSum;
    private boolean divergent;

    /**
     * A transition.
     *
     * @param hamiltonian what to follow; its metric may be changed between transitions
     * @param random source of all randomness
     * @param maxDepth largest number of doublings, at least 1
     */
    public NoUTurn(Hamiltonian hamiltonian, UniformRandomProvider random, int maxDepth) {
        if (maxDepth < 1) {
            throw new IllegalArgumentException("the largest tree depth must be at least 1, got " + maxDepth);
        }
        this.hamiltonian = hamiltonian;
        this.random = random;
        this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        this.maxDepth = maxDepth;
        int dimension = hamiltonian.dimension();
        this.whole = new Trajectory(dimension);
        this.firstOfDepth = trajectories(maxDepth, dimension);
        this.secondOfDepth = trajectories(maxDepth, dimension);
        this.forwardEnd = new PhasePoint(dimension);
        this.backwardEnd = new PhasePoint(dimension);
    }

    /**
     * Moves a point.
     *
     * @param point a refreshed point; its momentum is drawn afresh, then it is moved in place
     * @param stepSize step size of the integrator
     */
    public Transition move(PhasePoint point, double stepSize) {
        start(point);
        int depth = 0;
        boolean movesOn = true;
        while (movesOn && depth < maxDepth) {
            boolean forwards = random.nextBoolean();
            Trajectory extension = secondOfDepth[depth];
            if (!extend(forwards, depth, stepSize, extension)) {
                break;
            }
            depth++;
            movesOn = append(extension, forwards);
        }
        point.set(whole.proposal());
        return new Transition(
                acceptanceSum / leapfrogs, depth, leapfrogs, divergent, hamiltonian.energy(whole.proposal()));
    }

    private void start(PhasePoint point) {
        hamiltonian.drawMomentum(point, gaussian);
        initialEnergy = hamiltonian.energy(point);
        whole.set(point, 0, hamiltonian);
        forwardEnd.set(point);
        backwardEnd.set(point);
        leapfrogs = 0;
        acceptanceSum = 0;
        divergent = false;
    }

    private boolean extend(boolean forwards, int depth, double stepSize, Trajectory extension) {
        signedStep = forwards ? stepSize : -stepSize;
        return grow(depth, extension, forwards ? forwardEnd : backwardEnd);
    }

    /** Appends a valid extension and says whether the whole still moves apart. The whole is kept in forward order. */
    private boolean append(Trajectory extension, boolean forwards) {
        if (!forwards) {
            whole.reverse();
        }
        boolean movesApart = Trajectory.movesApart(whole, extension);
        boolean propose = random.nextDouble() < Math.exp(extension.logWeight() - whole.logWeight());
        whole.join(whole, extension, propose);
        if (!forwards) {
            whole.reverse();
        }
        return movesApart;
    }

    /**
     * Grows a subtree of 2^depth points from an end of the trajectory, which moves along.
     *
     * @return whether the subtree is valid: without divergence or U-turn within
     */
    private boolean grow(int depth, Trajectory tree, PhasePoint end) {
        if (depth == 0) {
            return step(tree, end);
        }
        Trajectory first = firstOfDepth[depth - 1];
        Trajectory second = secondOfDepth[depth - 1];
        if (!grow(depth - 1, first, end) || !grow(depth - 1, second, end)) {
            return false;
        }
        boolean movesApart = Trajectory.movesApart(first, second);
        double logWeight = LogSum.of(first.logWeight(), second.logWeight());
        boolean proposeSecond = random.nextDouble() < Math.exp(second.logWeight() - logWeight);
        tree.join(first, second, proposeSecond);
        return movesApart;
    }

    private boolean step(Trajectory tree, PhasePoint end) {
        Leapfrog.step(hamiltonian, end, signedStep);
        leapfrogs++;
        double energyError = hamiltonian.energy(end) - initialEnergy;
        acceptanceSum += Math.min(1, Math.exp(-energyError));
        divergent |= energyError > LARGEST_ENERGY_ERROR;
        tree.set(end, -energyError, hamiltonian);
        return !divergent;
    }

    private static Trajectory[] trajectories(int count, int dimension) {
        return IntStream.range(0, count)
                .mapToObj(depth -> new Trajectory(dimension))
                .toArray(Trajectory[]::new);
    }
}
