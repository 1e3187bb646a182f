package io.tidemark.simulate.concurrency;

import java.util.stream.IntStream;

/**
 * The law of concurrency at a second, N = sum over k of Binomial(C_k, Sbar(k)) with C_k the new connections k seconds back,
 * over all draws of a posterior and one history: exact under each draw, and the mean of that over the draws. What depends
 * on the durations alone is computed once and serves every number of users.
 */
public final class ConcurrencyLaw {

    private final Posterior posterior;
    private final LagBlocks blocks;
    private final HeldShares[] held;

    private ConcurrencyLaw(Posterior posterior, LagBlocks blocks, HeldShares[] held) {
        this.posterior = posterior;
        this.blocks = blocks;
        this.held = held;
    }

    /** The law under a posterior, over the history of the blocks. */
    public static ConcurrencyLaw of(Posterior posterior, LagBlocks blocks) {
        HeldShares[] held = new HeldShares[posterior.draws()];
        IntStream.range(0, held.length)
                .parallel()
                .forEach(draw -> held[draw] = HeldShares.of(posterior.durations(draw), blocks));
        return new ConcurrencyLaw(posterior, blocks, held);
    }

    /** Concurrent connections of so many users. */
    public PredictiveLaw concurrentConnections(int users) {
        return new PredictiveMixture(held.length, draw -> generatingFunction(draw, users)).law();
    }

    /** New connections of so many users in a second: what concurrency would be if a connection were held for that second. */
    public PredictiveLaw newConnectionsPerSecond(int users) {
        HeldShares newOnly = HeldShares.newOnly();
        return new PredictiveMixture(held.length, draw -> arrivals(draw, users).held(newOnly)).law();
    }

    /** Number of draws. */
    public int draws() {
        return held.length;
    }

    /** Arrivals of so many users under a draw, counted from 0. */
    public ArrivalLaw arrivals(int draw, int users) {
        return posterior.arrivals(draw).ofUsers(users);
    }

    /** Durations under a draw, counted from 0. */
    public DurationLaw durations(int draw) {
        return posterior.durations(draw);
    }

    /** Mean concurrency of so many users under a draw, counted from 0. */
    public double mean(int draw, int users) {
        return generatingFunction(draw, users).mean();
    }

    /** Standard deviation of the concurrency of so many users under a draw, counted from 0. */
    public double sd(int draw, int users) {
        return Math.sqrt(generatingFunction(draw, users).variance());
    }

    /** The seconds back in time that the law looks at. */
    public LagBlocks blocks() {
        return blocks;
    }

    /** The generating function of concurrent connections of so many users under a draw. */
    GeneratingFunction generatingFunction(int draw, int users) {
        return arrivals(draw, users).held(held[draw]);
    }

    /** Whether the model knows durations of a protocol: {@code tcp} or {@code udp}. */
    public boolean knows(String protocol) {
        return posterior.knows(protocol);
    }
}
