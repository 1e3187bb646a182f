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

    /** {@code L(x) = (a / b) P(a + 1, b x) + x Q(a, b x)}, by P(a + 1, y) = P(a, y) - y^a e^-y / Gamma(a + 1). */
    @Override
    public double meanWithin(double seconds) {
        double y = rate * seconds;
        incomplete.evaluate(y);
        double step = Math.exp(shape * Math.log(y) - y - incomplete.logGamma() - Math.log(shape));
        double lower = Math.max(Math.exp(incomplete.logLower()) - step, 0);
        return shape / rate * lower + seconds * Math.exp(incomplete.logUpper());
    }

    @Override
    public DoubleSupplier sampler(UniformRandomProvider random) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1 / rate)::sample;
    }
}
