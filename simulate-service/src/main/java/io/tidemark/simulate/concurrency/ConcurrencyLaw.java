package io.tidemark.simulate.concurrency;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The law of concurrency at a second, N = sum over k of Binomial(C_k, Sbar(k)) with C_k the new connections k seconds back,
 * over all draws of a posterior and one history: exact under each draw, and the mean of that over the draws. What does not
 * depend on the number of users is computed once. Sessions that are held throughout stand beside that.
 */
public final class ConcurrencyLaw {

    private final Posterior posterior;
    private final LagBlocks blocks;

    /** By draw, from the number of users to the law of what they hold. */
    private final List<IntFunction<GeneratingFunction>> held;

    private ConcurrencyLaw(Posterior posterior, LagBlocks blocks, List<IntFunction<GeneratingFunction>> held) {
        this.posterior = posterior;
        this.blocks = blocks;
        this.held = held;
    }

    /** The law under a posterior, over the history of the blocks. */
    public static ConcurrencyLaw of(Posterior posterior, LagBlocks blocks) {
        return new ConcurrencyLaw(
                posterior,
                blocks,
                IntStream.range(0, posterior.draws())
                        .parallel()
                        .mapToObj(draw -> held(posterior, draw, blocks))
                        .toList());
    }

    private static IntFunction<GeneratingFunction> held(Posterior posterior, int draw, LagBlocks blocks) {
        LagShares shares = LagShares.held(posterior.durations(draw), blocks);
        return posterior.standing().with(draw, posterior.arrivalsHeld(draw).countedOfUsers(shares));
    }

    /** Concurrent connections of so many users. */
    public PredictiveLaw concurrentConnections(int users) {
        return new PredictiveMixture(held.size(), draw -> generatingFunction(draw, users)).law();
    }

    /** The same law by its distribution function P(N &lt;= n), at every count n: also where no probabilities are given. */
    public LongToDoubleFunction concurrentConnectionsAtMost(int users) {
        return new PredictiveMixture(held.size(), draw -> generatingFunction(draw, users)).distribution();
    }

    /** New connections of so many users in a second: what concurrency would be if a connection were held for that second. */
    public PredictiveLaw newConnectionsPerSecond(int users) {
        LagShares newOnly = LagShares.newOnly();
        return new PredictiveMixture(held.size(), draw -> arrivals(draw, users).counted(newOnly)).law();
    }

    /** Number of draws. */
    public int draws() {
        return held.size();
    }

    /** Arrivals of so many users under a draw, counted from 0. */
    public ArrivalLaw arrivals(int draw, int users) {
        return posterior.arrivals(draw).ofUsers(users);
    }

    /** The same as far as what they hold is asked for. */
    public ArrivalLaw arrivalsHeld(int draw, int users) {
        return posterior.arrivalsHeld(draw).ofUsers(users);
    }

    /** Arrivals of so many users if all were like those captured. */
    public ArrivalLaw arrivalsOfCaptured(int draw, int users) {
        return posterior.arrivalsOfCaptured(draw).ofUsers(users);
    }

    /** How people differ under every draw; none where they are taken to be alike. */
    public Optional<Population> population() {
        return posterior.population();
    }

    /** Durations under a draw, counted from 0. */
    public DurationLaw durations(int draw) {
        return posterior.durations(draw);
    }

    /** Sessions that are held throughout. */
    public StandingSessions standing() {
        return posterior.standing();
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
        return held.get(draw).apply(users);
    }

    /** Whether the model knows durations of a protocol: {@code tcp} or {@code udp}. */
    public boolean knows(String protocol) {
        return posterior.knows(protocol);
    }
}
