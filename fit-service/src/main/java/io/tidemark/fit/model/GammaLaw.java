package io.tidemark.fit.model;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/** Gamma distribution of durations, of a shape and a rate per second. Used by one thread. */
final class GammaLaw implements DurationLaw {

    private final IncompleteGamma incomplete = new IncompleteGamma();
    private final double shape;
    private final double rate;
    private final double logNormaliser;

    GammaLaw(double shape, double rate) {
        this.shape = shape;
        this.rate = rate;
        incomplete.setShape(shape);
        this.logNormaliser = shape * Math.log(rate) - incomplete.logGamma();
    }

    @Override
    public double logDensity(double seconds) {
        return logNormaliser + (shape - 1) * Math.log(seconds) - rate * seconds;
    }

    @Override
    public double logDistribution(double seconds) {
        incomplete.evaluate(rate * seconds);
        return incomplete.logLower();
    }

    @Override
    public double logSurvival(double seconds) {
        incomplete.evaluate(rate * seconds);
        return incomplete.logUpper();
    }

    @Override
    public DoubleSupplier sampler(UniformRandomProvider random) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1 / rate)::sample;
    }
}
