package io.tidemark.simulate.concurrency;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it is asked. */
record CountingGeneratingFunction(GeneratingFunction g, AtomicInteger calls) implements GeneratingFunction {

    @Override
    public double mean() {
        return g.mean();
    }

    @Override
    public double variance() {
        return g.variance();
    }

    @Override
    public double largestTilt() {
        return g.largestTilt();
    }

    @Override
    public double logAtTilt(double tilt) {
        calls.incrementAndGet();
        return g.logAtTilt(tilt);
    }

    @Override
    public boolean isSmooth() {
        return g.isSmooth();
    }

    @Override
    public void logAtAngle(double angle, double[] logG) {
        calls.incrementAndGet();
        g.logAtAngle(angle, logG);
    }
}
