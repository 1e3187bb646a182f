package io.tidemark.simulate.concurrency;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Values of Gamma(shape, 1) whose shape changes from draw to draw (G. Marsaglia and W. W. Tsang, A simple method for
 * generating gamma variables, 2000).
 */
final class GammaDraws {

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;

    GammaDraws(UniformRandomProvider random) {
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    /** A value of this shape, above 0. */
    double sample(double shape) {
        if (shape < 1) {
            return sample(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal.sample();
            double root = 1 + c * x;
            if (root > 0) {
                double v = root * root * root;
                double u = random.nextDouble();
                if (u < 1 - 0.0331 * x * x * x * x || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) {
                    return d * v;
                }
            }
        }
    }
}
