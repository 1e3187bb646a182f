package io.tidemark.simulate.concurrency;

import java.util.function.IntFunction;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Law of the stationary sequence of counts C_t of new connections, one a second. Counts of different seconds may depend
 * on each other; the {@link GeneratingFunction} of what is left of them carries that.
 */
public interface ArrivalLaw extends Arriving {

    /** Which hour of the day all hours are taken to be like. */
    enum HourOfDay {
        /** The mean of those captured. */
        MEAN,

        /** The busiest of those that are looked at. */
        BUSIEST
    }

    /** The same at hours that are all alike; the same as it is where they are already. */
    default ArrivalLaw at(HourOfDay hour) {
        return this;
    }

    /** The arrivals of so many users like the one of this law, behaving independently. */
    ArrivalLaw ofUsers(int users);

    @Override
    ArrivalLaw thinned(double keep);

    /** Mean count in a second, lambda = E C_t. */
    @Override
    double mean();

    /** Law of N = sum over k of Binomial(C_k, s_k), C_k the count k seconds back and s_k the share of it that counts. */
    GeneratingFunction counted(LagShares shares);

    /** The same from the number of users, each of whom has the arrivals of this law; what does not depend on the number is computed once. */
    default IntFunction<GeneratingFunction> countedOfUsers(LagShares shares) {
        return users -> ofUsers(users).counted(shares);
    }

    /**
     * P(max of the counts of so many consecutive seconds &lt;= n) from n; where that has no form of its own, given what is drawn
     * of the path, so that its mean over what may be drawn is that probability.
     */
    LongToDoubleFunction peakAtMost(int seconds, UniformRandomProvider random);

    /** Draws the counts of consecutive seconds, one a call. */
    @Override
    CountSampler counts(UniformRandomProvider random);

    /**
     * Seconds of a step that a path of what is held may go in.
     *
     * @param secondsSeen mean seconds for which a connection is seen
     */
    default int pathStep(double secondsSeen) {
        return 1;
    }

    /** The counts of such steps, for a path of what is held; those of seconds where a step is one. */
    default Arriving inSteps(int seconds, DurationLaw durations, LagBlocks blocks) {
        return this;
    }
}
