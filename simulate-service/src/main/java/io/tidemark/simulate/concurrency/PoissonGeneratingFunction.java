package io.tidemark.simulate.concurrency;

/**
 * {@code log G(z) = m (z - 1)}: a Poisson count.
 *
 * @param mean its mean m
 */
record PoissonGeneratingFunction(double mean) implements GeneratingFunction {

    @Override
    public double variance() {
        return mean;
    }

    @Override
    public double largestTilt() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double logAtTilt(double tilt) {
        return mean * Math.expm1(tilt);
    }

    @Override
    public boolean isSmooth() {
        return true;
    }

    /** {@code z - 1 = -2 sin^2(x / 2) + i sin x}. */
    @Override
    public void logAtAngle(double angle, double[] logG) {
        double sine = Math.sin(angle / 2);
        logG[0] = -2 * mean * sine * sine;
        logG[1] = mean * Math.sin(angle);
    }
}
