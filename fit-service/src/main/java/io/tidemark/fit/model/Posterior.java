package io.tidemark.fit.model;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.mcmc.Target;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Posterior of a model's parameters given observations: a product of independent factors, whose log densities add. Draws
 * are rows of values in the order of {@link #parameters()}.
 */
public final class Posterior {

    private final Supplier<Factors> freshFactors;
    private final Factors factors;
    private final List<Parameter> parameters;

    /**
     * A posterior.
     *
     * @param freshFactors makes the factors anew, with scratch space of their own, for each target
     */
    Posterior(Supplier<Factors> freshFactors) {
        this.freshFactors = freshFactors;
        this.factors = freshFactors.get();
        this.parameters = factors.parameters();
    }

    /** Parameters, in the order of a draw's values. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The posterior as it is sampled, with scratch space of its own, for one thread. */
    public Target target() {
        return new ProductTarget(freshFactors.get().blocks());
    }

    /** Whether a protocol's connections are modelled, or left out. */
    public boolean models(Protocol protocol) {
        return factors.durations().stream()
                .anyMatch(factor -> factor.protocols().contains(protocol));
    }

    /**
     * The law of a protocol's durations under one draw, for one thread.
     *
     * @param protocol a protocol that is not left out
     * @param draw values of the parameters
     * @throws IllegalArgumentException where the protocol is left out
     */
    public DurationLaw durationLaw(Protocol protocol, double[] draw) {
        int valuesFrom = parameters.size();
        for (int i = factors.durations().size() - 1; i >= 0; i--) {
            Factors.DurationFactor factor = factors.durations().get(i);
            valuesFrom -= factor.parameters().size();
            if (factor.protocols().contains(protocol)) {
                return factor.block().law(draw, valuesFrom);
            }
        }
        throw new IllegalArgumentException(protocol + " is left out of this model");
    }

    /**
     * Mean number of connections of one user at a time under one draw, of those within their first seconds: rate times the mean over
     * protocols of E min(d, x), and the sessions that stand throughout.
     *
     * @param draw values of the parameters
     * @param seconds x of each protocol; of those that share one law the larger counts
     */
    public double meanLevel(double[] draw, PerProtocol<Double> seconds) {
        double[] shares = {1};
        int valuesFrom = factors.arrivals().parameters().size();
        if (factors.share().isPresent()) {
            double tcp = draw[valuesFrom++];
            shares = new double[] {tcp, 1 - tcp};
        }
        double standing = 0;
        double longest = Double.POSITIVE_INFINITY;
        if (factors.standing().isPresent()) {
            standing = draw[valuesFrom++];
            longest = factors.standing().get().seconds();
        }
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            Factors.DurationFactor factor = factors.durations().get(i);
            double within = factor.protocols().stream()
                    .mapToDouble(protocol -> protocol.of(seconds))
                    .max()
                    .orElseThrow();
            mean += shares[i] * factor.block().law(draw, valuesFrom).meanWithin(Math.min(within, longest));
            valuesFrom += factor.parameters().size();
        }
        return factors.arrivals().meanRate(draw, 0) * mean + standing;
    }

    /**
     * Predictions of blocks of seconds under one draw: {@code log p(counts of a block | all before it, draw)}.
     *
     * @param draw values of the parameters
     * @param users number of people whose connections were counted
     * @param blocks new connections in each second
     * @param logScores overwritten with one value for each block that is predicted
     */
    public void predictArrivals(double[] draw, int users, CountBlocks blocks, double[] logScores) {
        factors.arrivals().predict(draw, 0, users, blocks, logScores);
    }

    /**
     * Draws new connections at random, under one draw.
     *
     * @param draw values of the parameters
     * @param users number of people whose connections are counted
     * @param random source of randomness
     * @param counts overwritten with the new connections in each second
     */
    public void replicateArrivals(double[] draw, int users, UniformRandomProvider random, int[] counts) {
        factors.arrivals().replicate(draw, 0, users, random, counts);
    }
}
