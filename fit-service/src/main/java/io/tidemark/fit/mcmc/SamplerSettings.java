package io.tidemark.fit.mcmc;

/**
 * How to sample. Tree depth, and target acceptance unless it is given, are Stan's defaults.
 *
 * @param chains number of chains, 1 to {@value #MOST_CHAINS}
 * @param warmup iterations of warm-up of each chain, at least {@value #FEWEST_ITERATIONS}
 * @param draws draws kept of each chain, at least {@value #FEWEST_ITERATIONS}
 * @param seed seed of all randomness: the same seed gives the same draws, however many threads there are
 * @param targetAcceptance acceptance statistic that warm-up adapts the step size to, between 0 and 1
 */
public record SamplerSettings(int chains, int warmup, int draws, long seed, double targetAcceptance) {

    /** Target acceptance unless another is asked for. */
    public static final double TARGET_ACCEPTANCE = 0.8;

    /** Largest tree depth: a trajectory has at most 2^10 - 1 leapfrog steps. */
    public static final int MAX_TREE_DEPTH = 10;

    /** The most chains. */
    public static final int MOST_CHAINS = 64;

    /** The fewest iterations that can be adapted in, or diagnosed. */
    public static final int FEWEST_ITERATIONS = 20;

    /** The most iterations of a chain, warm-up and draws each. */
    public static final int MOST_ITERATIONS = 100_000;

    public SamplerSettings {
        within("chains", chains, 1, MOST_CHAINS);
        within("warmup", warmup, FEWEST_ITERATIONS, MOST_ITERATIONS);
        within("draws", draws, FEWEST_ITERATIONS, MOST_ITERATIONS);
    }

    /** Settings with the usual target acceptance. */
    public SamplerSettings(int chains, int warmup, int draws, long seed) {
        this(chains, warmup, draws, seed, TARGET_ACCEPTANCE);
    }

    /** The same with so many times as many draws. */
    public SamplerSettings timesDraws(int times) {
        return new SamplerSettings(chains, warmup, times * draws, seed, targetAcceptance);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", got " + value);
        }
    }
}
