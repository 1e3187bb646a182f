package io.tidemark.fit;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.fit.diagnostics.Summary;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.Sampler;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.mcmc.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Simulation-based calibration: parameters are drawn from the prior, data from the parameters, draws from the posterior;
 * then a parameter's rank among the draws is uniform (Talts et al. 2018).
 *
 * @param model name of the model
 * @param parameters names of the parameters
 * @param ranks how often each parameter's rank fell into each of {@link #BINS} bins
 * @param held in how many replicates each parameter was between the 5 % and the 95 % quantile of the draws
 * @param divergent number of replicates with a divergent transition
 * @param slow number of replicates whose chain is worth fewer independent draws (smallest bulk ESS) than are ranked: they are ranked
 *     all the same, for what is left out unseen can hide what is wrong
 */
public record SimulationBasedCalibration(
        String model, List<String> parameters, int[][] ranks, int[] held, int divergent, int slow) {

    /** Bins of the rank histograms. */
    static final int BINS = 10;

    private static final int RANKED_DRAWS = 99;
    private static final int WARMUP = 400;

    /** Ranks below and above this share of the draws lie outside of the central 90 %. */
    private static final int OUTSIDE = (RANKED_DRAWS + 1) / 20;

    /**
     * Parameters drawn from the prior, with the posterior given data drawn from them.
     *
     * @param names names of the parameters, in the order of a draw's values
     * @param parameters their values
     * @param target the posterior, for one thread
     */
    public record Simulated(List<String> names, double[] parameters, Supplier<Target> target) {}

    /**
     * Runs it.
     *
     * @param model what the table is headed by
     * @param simulated the replicates
     * @param thinning every so manieth draw is ranked, for draws that follow each other resemble each other
     */
    public static SimulationBasedCalibration of(String model, List<Simulated> simulated, int thinning) {
        List<Replicate> ranked = IntStream.range(0, simulated.size())
                .parallel()
                .mapToObj(replicate -> Replicate.of(simulated.get(replicate), thinning, replicate))
                .toList();
        List<int[]> ranks = ranked.stream().map(Replicate::ranks).toList();
        return new SimulationBasedCalibration(
                model,
                simulated.get(0).names(),
                histograms(ranks),
                held(ranks),
                count(ranked, Replicate::divergent),
                count(ranked, Replicate::slow));
    }

    private static int count(List<Replicate> replicates, Predicate<Replicate> such) {
        return (int) replicates.stream().filter(such).count();
    }

    /** What is kept of one replicate. */
    private record Replicate(int[] ranks, boolean divergent, boolean slow) {

        static Replicate of(Simulated simulated, int thinning, long seed) {
            SampledChain chain = sample(simulated.target(), thinning, seed);
            return new Replicate(
                    SimulationBasedCalibration.ranks(simulated.parameters(), chain.draws(), thinning),
                    anyOf(chain.statistics().divergent()),
                    !(smallestSampleSize(simulated.names(), chain) >= RANKED_DRAWS));
        }
    }

    /** The probability of ranks this far from uniform for a parameter, by chi-squared. */
    public double pValue(int parameter) {
        double expected = Arrays.stream(ranks[parameter]).sum() / (double) BINS;
        double chiSquared = Arrays.stream(ranks[parameter])
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        return 1 - new ChiSquaredDistribution(null, BINS - 1.0).cumulativeProbability(chiSquared);
    }

    /** Ranks in a table, a line a parameter. */
    public String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: of %d replicates %d with divergent transitions, %d worth fewer draws than are ranked%n",
                model,
                Arrays.stream(ranks[0]).sum(),
                divergent,
                slow));
        for (int parameter = 0; parameter < parameters.size(); parameter++) {
            table.append(String.format(
                    Locale.ROOT,
                    "  %-16s p = %.4f  90 %% intervals hold %.1f %%  %s%n",
                    parameters.get(parameter),
                    pValue(parameter),
                    100.0 * held[parameter] / Arrays.stream(ranks[parameter]).sum(),
                    Arrays.toString(ranks[parameter])));
        }
        return table.toString();
    }

    private static SampledChain sample(Supplier<Target> target, int thinning, long seed) {
        return new Sampler(Runnable::run)
                .sample(
                        target,
                        new SamplerSettings(1, WARMUP, RANKED_DRAWS * thinning, seed),
                        Progress.NONE,
                        Cancellation.NEVER)
                .get(0);
    }

    private static double smallestSampleSize(List<String> parameters, SampledChain chain) {
        return Summary.of(parameters, new double[][][] {chain.draws()}).stream()
                .mapToDouble(ParameterSummary::essBulk)
                .min()
                .orElseThrow();
    }

    private static int[] ranks(double[] parameters, double[][] draws, int thinning) {
        int[] ranks = new int[parameters.length];
        for (int draw = 0; draw < draws.length; draw += thinning) {
            for (int parameter = 0; parameter < ranks.length; parameter++) {
                ranks[parameter] += draws[draw][parameter] < parameters[parameter] ? 1 : 0;
            }
        }
        return ranks;
    }

    private static int[][] histograms(List<int[]> ranks) {
        int[][] histograms = new int[ranks.get(0).length][BINS];
        for (int[] replicate : ranks) {
            for (int parameter = 0; parameter < replicate.length; parameter++) {
                histograms[parameter][replicate[parameter] * BINS / (RANKED_DRAWS + 1)]++;
            }
        }
        return histograms;
    }

    private static int[] held(List<int[]> ranks) {
        int[] held = new int[ranks.get(0).length];
        for (int[] replicate : ranks) {
            for (int parameter = 0; parameter < held.length; parameter++) {
                int rank = replicate[parameter];
                held[parameter] += rank >= OUTSIDE && rank <= RANKED_DRAWS - OUTSIDE ? 1 : 0;
            }
        }
        return held;
    }

    private static boolean anyOf(boolean[] values) {
        for (boolean value : values) {
            if (value) {
                return true;
            }
        }
        return false;
    }
}
