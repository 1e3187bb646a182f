package io.tidemark.simulate.sizing;

import io.tidemark.contracts.finding.Finding;
import java.util.List;

/**
 * What to size for.
 *
 * @param question what was asked
 * @param concurrentConnections concurrent connections
 * @param newConnectionsPerSecond new connections per second
 * @param logVolume lines that a firewall writes of sessions that end
 * @param simulation how the peak of concurrent connections was found
 * @param nfConntrack settings of Linux' connection tracking
 * @param sentence the answer in one sentence
 * @param findings what to know before relying on it, the gravest first
 */
public record SizingAnswer(
        SizingQuestion question,
        Demand concurrentConnections,
        Demand newConnectionsPerSecond,
        LogVolume logVolume,
        Simulation simulation,
        ConntrackTable nfConntrack,
        String sentence,
        List<Finding> findings) {

    /**
     * Demand of one kind.
     *
     * @param size what to size for: the peak at the certainty, times the factors
     * @param level the level in a second
     * @param peak the largest level within the horizon
     * @param uncertainty what the size is uncertain by
     * @param agreement how the peaks agree with the level
     */
    public record Demand(long size, Level level, Peak peak, Uncertainty uncertainty, Agreement agreement) {

        /**
         * Lower end of the size's 90 % credible range: 5 % of the posterior draws, each taken as the truth, put the size lower;
         * chance within the horizon is averaged out, the factors are applied.
         */
        public long low() {
            return uncertainty.parameters().low();
        }

        /**
         * Upper end: 5 % of the draws put it higher. The size can lie above it, as the quantile of a {@link
         * io.tidemark.simulate.concurrency.PredictiveLaw.Quantile} can, since what is rare over all draws comes from the highest.
         */
        public long high() {
            return uncertainty.parameters().high();
        }

        /** Median of the level in a second. */
        public long median() {
            return level.quantile(0.5);
        }

        /** Its 95 % quantile. */
        public long q95() {
            return level.quantile(0.95);
        }

        /** Its 99 % quantile. */
        public long q99() {
            return level.quantile(0.99);
        }

        /** Its 99.9 % quantile. */
        public long q999() {
            return level.quantile(0.999);
        }
    }

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
