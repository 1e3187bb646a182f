package io.tidemark.fit.model;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;

/** Distribution of the duration of a connection, in seconds. */
public interface DurationLaw {

    /** Logarithm of the density at a positive duration, per second. */
    double logDensity(double seconds);

    /** Logarithm of the probability F of a shorter duration. */
    double logDistribution(double seconds);

    /** Logarithm of the probability S of a longer duration. */
    double logSurvival(double seconds);

    /** L(x) = E min(d, x): the seconds that a connection lasts within its first x. */
    double meanWithin(double seconds);

    /** A source of durations at random, in seconds; used by one thread. */
    DoubleSupplier sampler(UniformRandomProvider random);
}
