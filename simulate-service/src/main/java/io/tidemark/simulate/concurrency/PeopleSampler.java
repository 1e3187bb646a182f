package io.tidemark.simulate.concurrency;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws counts of people, step by step: negative binomial given what they do, which moves on from look to look. Counts that are nearly
 * normal are drawn as that, with the skewness of theirs (E. A. Cornish, R. A. Fisher, Moments and cumulants in the specification of distributions, 1938).
 */
final class PeopleSampler implements CountSampler {

    /** From this skewness on a gamma and a Poisson value are drawn. */
    private static final double MOST_SKEWED = 0.4;

    private final double meanOfUser;
    private final double size;
    private final double ratio;
    private final Tide tide;
    private final int stepsOfALook;
    private final int seconds;
    private final PeopleHours hours;
    private final GammaDraws gamma;
    private final PoissonDraws poisson;
    private final ZigguratSampler.NormalizedGaussian normal;

    /** Seconds since the horizon began. */
    private double passed;

    private int left;
    private double mean;
    private double sd;
    private double skewness;

    /**
     * @param arrivals whose
     * @param seconds of a step
     * @param meanOfUser mean count of a step of a user like those captured
     * @param size r: the variance of such a count is m + m^2 / r
     * @param stepsBefore steps that pass before the horizon begins
     */
    PeopleSampler(
            PeopleArrivals arrivals,
            int seconds,
            double meanOfUser,
            double size,
            int stepsBefore,
            UniformRandomProvider random) {
        this.meanOfUser = meanOfUser;
        this.size = size;
        this.ratio = arrivals.ratio();
        this.tide = arrivals.tide();
        this.passed = -(double) stepsBefore * seconds;
        this.stepsOfALook = arrivals.lookSteps(seconds);
        this.seconds = seconds;
        this.hours = new PeopleHours(arrivals.people(), arrivals.users(), random);
        this.gamma = new GammaDraws(random);
        this.poisson = new PoissonDraws(random);
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    @Override
    public long sample() {
        if (left == 0) {
            look();
            left = stepsOfALook;
        }
        left--;
        if (mean == 0) {
            return 0;
        }
        if (skewness < MOST_SKEWED) {
            double z = normal.sample();
            return Math.max(Math.round(mean + sd * (z + skewness / 6 * (z * z - 1))), 0);
        }
        double shape = mean * size / meanOfUser;
        return shape > 0 ? poisson.sample(gamma.sample(shape) * meanOfUser / size) : 0;
    }

    private void look() {
        mean = ratio * tide.at(passed) * hours.now() * meanOfUser;
        double burst = meanOfUser / size;
        sd = Math.sqrt(mean * (1 + burst));
        skewness = (1 + 2 * burst) / sd;
        hours.pass((double) stepsOfALook * seconds);
        passed += (double) stepsOfALook * seconds;
    }
}
