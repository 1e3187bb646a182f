package io.tidemark.fit.mcmc;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One chain after warm-up.
 *
 * @param chain number of the chain, from 1
 * @param draws one row a draw, one column a value of {@link Target#constrain}
 * @param statistics what the sampler noted with every draw
 * @param stepSize step size that warm-up ended with
 * @param inverseMetric diagonal of the inverse metric that warm-up ended with, one value a coordinate
 * @param warmupDivergences divergent transitions during warm-up, which say nothing of the draws
 * @param warmupSeconds wall time of warm-up in seconds
 * @param samplingSeconds wall time of the draws in seconds
 */
public record SampledChain(
        int chain,
        double[][] draws,
        SamplerStatistics statistics,
        double stepSize,
        double[] inverseMetric,
        int warmupDivergences,
        double warmupSeconds,
        double samplingSeconds) {

    /** One of so many draws, the first one of each so many. */
    public SampledChain everyOneOf(int times) {
        return thinned(times, 0);
    }

    /** One of so many draws, the middle one of each so many, or the later of the two in the middle. */
    public SampledChain middleOneOf(int times) {
        return thinned(times, times / 2);
    }

    private SampledChain thinned(int times, int from) {
        return new SampledChain(
                chain,
                thinned(times, from, draws),
                statistics.thinned(times, from),
                stepSize,
                inverseMetric,
                warmupDivergences,
                warmupSeconds,
                samplingSeconds);
    }

    /** One of so many draws of a chain, the first one of each so many. */
    public static double[][] everyOneOf(int times, double[][] draws) {
        return thinned(times, 0, draws);
    }

    private static double[][] thinned(int times, int from, double[][] draws) {
        return IntStream.range(0, draws.length / times)
                .mapToObj(draw -> draws[draw * times + from])
                .toArray(double[][]::new);
    }

    /** The same with further values of every draw behind its own. */
    public SampledChain beside(double[][] further) {
        double[][] wider = new double[draws.length][];
        for (int draw = 0; draw < draws.length; draw++) {
            wider[draw] = Arrays.copyOf(draws[draw], draws[draw].length + further[draw].length);
            System.arraycopy(further[draw], 0, wider[draw], draws[draw].length, further[draw].length);
        }
        return new SampledChain(
                chain, wider, statistics, stepSize, inverseMetric, warmupDivergences, warmupSeconds, samplingSeconds);
    }
}
