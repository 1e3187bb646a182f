package io.tidemark.fit.mcmc;

import io.tidemark.fit.mcmc.transition.Transition;
import java.util.List;

/**
 * What the sampler noted with every draw of a chain; arrays by draw.
 *
 * @param logDensity log density of the draw on the unconstrained scale, {@code lp__}
 * @param acceptance mean Metropolis acceptance probability over the trajectory, {@code accept_stat__}
 * @param stepSize step size of the leapfrog integrator, {@code stepsize__}
 * @param treeDepth depth of the trajectory's tree, {@code treedepth__}
 * @param leapfrogs number of leapfrog steps, {@code n_leapfrog__}
 * @param divergent whether the trajectory diverged, {@code divergent__}
 * @param energy Hamiltonian of the draw with the momentum it was drawn with, {@code energy__}
 */
public record SamplerStatistics(
        double[] logDensity,
        double[] acceptance,
        double[] stepSize,
        int[] treeDepth,
        int[] leapfrogs,
        boolean[] divergent,
        double[] energy) {

    /** Names of the columns as CmdStan writes them, in its order. */
    public static final List<String> NAMES =
            List.of("lp__", "accept_stat__", "stepsize__", "treedepth__", "n_leapfrog__", "divergent__", "energy__");

    /** Room for the statistics of a number of draws. */
    static SamplerStatistics ofDraws(int draws) {
        return new SamplerStatistics(
                new double[draws],
                new double[draws],
                new double[draws],
                new int[draws],
                new int[draws],
                new boolean[draws],
                new double[draws]);
    }

    /** Notes what belongs to one draw. */
    void set(int draw, double drawLogDensity, double drawStepSize, Transition moved) {
        logDensity[draw] = drawLogDensity;
        acceptance[draw] = moved.acceptance();
        stepSize[draw] = drawStepSize;
        treeDepth[draw] = moved.treeDepth();
        leapfrogs[draw] = moved.leapfrogs();
        divergent[draw] = moved.divergent();
        energy[draw] = moved.energy();
    }

    /** Those of one of so many draws, the one with this number of each so many, from 0. */
    SamplerStatistics thinned(int times, int number) {
        SamplerStatistics kept = ofDraws(logDensity.length / times);
        for (int draw = 0; draw < kept.logDensity.length; draw++) {
            int from = draw * times + number;
            kept.logDensity[draw] = logDensity[from];
            kept.acceptance[draw] = acceptance[from];
            kept.stepSize[draw] = stepSize[from];
            kept.treeDepth[draw] = treeDepth[from];
            kept.leapfrogs[draw] = leapfrogs[from];
            kept.divergent[draw] = divergent[from];
            kept.energy[draw] = energy[from];
        }
        return kept;
    }

    /** The statistics of one draw in the order of {@link #NAMES}. */
    public double[] row(int draw) {
        return new double[] {
            logDensity[draw],
            acceptance[draw],
            stepSize[draw],
            treeDepth[draw],
            leapfrogs[draw],
            divergent[draw] ? 1 : 0,
            energy[draw]
        };
    }
}
