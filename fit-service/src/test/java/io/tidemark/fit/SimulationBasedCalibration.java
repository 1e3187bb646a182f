package io.tidemark.fit;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.fit.diagnostics.Summary;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.Sampler;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.FixedCells;
import io.tidemark.fit.model.Parameter;
import io.tidemark.fit.model.Posterior;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Simulation-based calibration: parameters are drawn from the prior, data from the parameters, draws from the posterior;
 * then a parameter's rank among the draws is uniform (Talts et al. 2018).
 *
 * @param model name of the model
 * @param parameters names of the parameters
 * @param ranks how often each parameter's rank fell into each of {@link #BINS} bins
 * @param divergent number of replicates with a divergent transition
 * @param slow number of replicates whose chain is worth fewer independent draws (smallest bulk ESS) than are ranked: they are ranked
 *     all the same, for what is left out unseen can hide what is wrong
 */
record SimulationBasedCalibration(String model, List<String> parameters, int[][] ranks, int divergent, int slow) {

    /** Bins of the rank histograms. */
    static final int BINS = 10;

    private static final int RANKED_DRAWS = 99;
    private static final int WARMUP = 400;

    /**
     * Runs it.
     *
     * @param replicates number of parameters drawn from the prior
     * @param thinning every so manieth draw is ranked, for draws that follow each other resemble each other
     */
    static SimulationBasedCalibration of(String model, int replicates, int thinning, long seed) {
        CalibrationSimulator simulator = new CalibrationSimulator(model, RandomSource.XO_SHI_RO_256_PP.create(seed));
        List<CalibrationSimulator.Simulated> simulated =
                Stream.generate(simulator::draw).limit(replicates).toList();
        List<Replicate> ranked = IntStream.range(0, replicates)
                .parallel()
                .mapToObj(replicate -> Replicate.of(model, simulated.get(replicate), thinning, replicate))
                .toList();
        return new SimulationBasedCalibration(
                model,
                ranked.get(0).parameters(),
                histograms(ranked.stream().map(Replicate::ranks).toList()),
                count(ranked, Replicate::divergent),
                count(ranked, Replicate::slow));
    }

    private static int count(List<Replicate> replicates, Predicate<Replicate> such) {
        return (int) replicates.stream().filter(such).count();
    }

    /** What is kept of one replicate. */
    private record Replicate(List<String> parameters, int[] ranks, boolean divergent, boolean slow) {

        static Replicate of(String model, CalibrationSimulator.Simulated simulated, int thinning, long seed) {
            Posterior posterior = FixedCells.model(model).posterior(simulated.observations());
            List<String> names =
                    posterior.parameters().stream().map(Parameter::name).toList();
            SampledChain chain = sample(posterior, thinning, seed);
            return new Replicate(
                    names,
                    SimulationBasedCalibration.ranks(simulated.parameters(), chain.draws(), thinning),
                    anyOf(chain.statistics().divergent()),
                    !(smallestSampleSize(names, chain) >= RANKED_DRAWS));
        }
    }

    /** The probability of ranks this far from uniform for a parameter, by chi-squared. */
    double pValue(int parameter) {
        double expected = Arrays.stream(ranks[parameter]).sum() / (double) BINS;
        double chiSquared = Arrays.stream(ranks[parameter])
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        return 1 - new ChiSquaredDistribution(null, BINS - 1.0).cumulativeProbability(chiSquared);
    }

    /** Ranks in a table, a line a parameter. */
    String table() {
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
                    "  %-14s p = %.4f  %s%n",
                    parameters.get(parameter),
                    pValue(parameter),
                    Arrays.toString(ranks[parameter])));
        }
        return table.toString();
    }

    private static SampledChain sample(Posterior posterior, int thinning, long seed) {
        return new Sampler(Runnable::run)
                .sample(
                        posterior::target,
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

    private static boolean anyOf(boolean[] values) {
        for (boolean value : values) {
            if (value) {
                return true;
            }
        }
        return false;
    }
}
