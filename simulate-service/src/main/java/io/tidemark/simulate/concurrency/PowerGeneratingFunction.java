package io.tidemark.simulate.concurrency;

/**
 * Logarithm of the generating function of a sum of independent counts of one law: so many times theirs.
 *
 * @param base that of one count
 * @param exponent number of counts
 */
record PowerGeneratingFunction(GeneratingFunction base, int exponent) implements GeneratingFunction {

    @Override
    public double mean() {
        return exponent * base.mean();
    }

    @Override
    public double variance() {
        return exponent * base.variance();
    }

    @Override
    public double largestTilt() {
        return base.largestTilt();
    }

    @Override
    public double logAtTilt(double tilt) {
        return exponent * base.logAtTilt(tilt);
    }

    @Override
    public boolean isSmooth() {
        return base.isSmooth();
    }

    @Override
    public void logAtAngle(double angle, double[] logG) {
        base.logAtAngle(angle, logG);
        logG[0] *= exponent;
        logG[1] *= exponent;
    }

    @Override
    public void logAtAngles(double[] angles, double[] logModulus, double[] phase) {
        base.logAtAngles(angles, logModulus, phase);
        multiply(logModulus);
        multiply(phase);
    }

    @Override
    public void logOnNarrowCircle(double[] logModulus, double[] phase) {
        base.logOnNarrowCircle(logModulus, phase);
        multiply(logModulus);
        multiply(phase);
    }

    private void multiply(double[] logs) {
        for (int j = 0; j < logs.length; j++) {
            logs[j] *= exponent;
        }
    }
}
