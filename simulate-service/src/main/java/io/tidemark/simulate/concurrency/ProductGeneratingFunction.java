package io.tidemark.simulate.concurrency;

import java.util.Arrays;

/** Logarithm of the generating function of a sum of independent counts: the sum of theirs. */
record ProductGeneratingFunction(GeneratingFunction[] factors) implements GeneratingFunction {

    @Override
    public double mean() {
        double mean = 0;
        for (GeneratingFunction factor : factors) {
            mean += factor.mean();
        }
        return mean;
    }

    @Override
    public double variance() {
        double variance = 0;
        for (GeneratingFunction factor : factors) {
            variance += factor.variance();
        }
        return variance;
    }

    @Override
    public double largestTilt() {
        double largest = Double.POSITIVE_INFINITY;
        for (GeneratingFunction factor : factors) {
            largest = Math.min(largest, factor.largestTilt());
        }
        return largest;
    }

    @Override
    public double logAtTilt(double tilt) {
        double log = 0;
        for (GeneratingFunction factor : factors) {
            log += factor.logAtTilt(tilt);
        }
        return log;
    }

    @Override
    public boolean isSmooth() {
        return Arrays.stream(factors).allMatch(GeneratingFunction::isSmooth);
    }

    @Override
    public void logAtAngle(double angle, double[] logG) {
        double re = 0;
        double im = 0;
        for (GeneratingFunction factor : factors) {
            factor.logAtAngle(angle, logG);
            re += logG[0];
            im += logG[1];
        }
        logG[0] = re;
        logG[1] = im;
    }

    @Override
    public void logAtAngles(double[] angles, double[] logModulus, double[] phase) {
        add((factor, re, im) -> factor.logAtAngles(angles, re, im), logModulus, phase);
    }

    @Override
    public void logOnNarrowCircle(double[] logModulus, double[] phase) {
        add(GeneratingFunction::logOnNarrowCircle, logModulus, phase);
    }

    private interface Logs {
        void of(GeneratingFunction factor, double[] logModulus, double[] phase);
    }

    private void add(Logs logs, double[] logModulus, double[] phase) {
        double[] re = new double[phase.length];
        double[] im = new double[phase.length];
        Arrays.fill(logModulus, 0);
        Arrays.fill(phase, 0);
        for (GeneratingFunction factor : factors) {
            logs.of(factor, re, im);
            for (int j = 0; j < phase.length; j++) {
                logModulus[j] += re[j];
                phase[j] += im[j];
            }
        }
    }
}
