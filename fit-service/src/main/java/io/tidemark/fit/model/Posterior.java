package io.tidemark.fit.model;

import io.tidemark.fit.mcmc.LogDensity;
import io.tidemark.fit.mcmc.Target;
import java.util.List;

/**
 * Posterior of a model's parameters given observations: a product of independent factors, {@code log p = sum of the
 * blocks' log densities}. What it says of draws takes them as rows in the order of {@link #parameters()}.
 */
public interface Posterior extends Target {

    /** Parameters, in the order of a draw's values. */
    List<Parameter> parameters();

    /** A density of its own for one thread. */
    @Override
    LogDensity density();

    /**
     * The law of a protocol's durations under one draw.
     *
     * @param protocol a protocol that is not left out
     * @param draw values of the parameters
     */
    DurationLaw durationLaw(Protocol protocol, double[] draw);

    /**
     * One-second-ahead predictions under one draw: {@code log p(c_t | c_0 .. c_(t-1), draw)}.
     *
     * @param draw values of the parameters
     * @param users number of people whose connections were counted
     * @param counts new connections in each second
     * @param fromSecond the first second that is predicted
     * @param logScores overwritten with one value for each second from {@code fromSecond} on
     */
    void predictArrivals(double[] draw, int users, int[] counts, int fromSecond, double[] logScores);
}
