package io.tidemark.simulate.sizing;

import java.util.List;

/**
 * What to size for.
 *
 * @param concurrentConnections concurrent connections
 * @param newConnectionsPerSecond new connections per second
 * @param simulation how the peak of concurrent connections was found
 * @param nfConntrack settings of Linux' connection tracking
 * @param sentence the answer in one sentence
 * @param warnings what to know before relying on it
 */
public record SizingAnswer(
        Demand concurrentConnections,
        Demand newConnectionsPerSecond,
        Simulation simulation,
        ConntrackTable nfConntrack,
        String sentence,
        List<String> warnings) {

    /**
     * Demand of one kind.
     *
     * @param size what to size for: the peak at the certainty, times the factors
     * @param low lower end of the size's 90 % credible range: 5 % of the posterior draws, each taken as the truth, put the size
     *     lower; chance within the horizon is averaged out, the factors are applied
     * @param high upper end: 5 % of the draws put it higher; the size can lie above it, as the quantile of a {@link
     *     io.tidemark.simulate.concurrency.PredictiveLaw.Quantile} can, since what is rare over all draws comes from the highest
     * @param median median of the level in a second
     * @param q95 its 95 % quantile
     * @param q99 its 99 % quantile
     * @param q999 its 99.9 % quantile
     * @param peak the largest level within the horizon
     */
    public record Demand(long size, long low, long high, long median, long q95, long q99, long q999, Peak peak) {}

    /**
     * Quantiles of the largest level within the horizon.
     *
     * @param median the median
     * @param q90 the 90 % quantile
     * @param q99 the 99 % quantile
     */
    public record Peak(long median, long q90, long q99) {}

    /**
     * How sure the simulation is of the peak at the certainty, before the factors.
     *
     * @param paths number of paths simulated
     * @param seed seed of their randomness
     * @param peak the peak at the certainty
     * @param low lower end of its 95 % interval of simulation error
     * @param high upper end
     */
    public record Simulation(int paths, long seed, long peak, long low, long high) {}
}
