package io.tidemark.simulate.concurrency;

import java.util.Arrays;

/** Keeps what a generating function is where every number of users asks for it: at tilts of windows and on the {@link NarrowCircle}. */
final class KeptGeneratingFunction implements GeneratingFunction {

    private final GeneratingFunction g;
    private volatile AtTilts atTilts = new AtTilts(new double[0], new double[0]);
    private volatile OnCircle onCircle;

    private record AtTilts(double[] tilts, double[] logs) {

        AtTilts with(double tilt, double log) {
            double[] moreTilts = Arrays.copyOf(tilts, tilts.length + 1);
            double[] moreLogs = Arrays.copyOf(logs, tilts.length + 1);
            moreTilts[tilts.length] = tilt;
            moreLogs[tilts.length] = log;
            return new AtTilts(moreTilts, moreLogs);
        }
    }

    private record OnCircle(double[] logModulus, double[] phase) {}

    KeptGeneratingFunction(GeneratingFunction g) {
        this.g = g;
    }

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
        AtTilts known = atTilts;
        for (int i = 0; i < known.tilts.length; i++) {
            if (known.tilts[i] == tilt) {
                return known.logs[i];
            }
        }
        double log = g.logAtTilt(tilt);
        // of two threads at once one may be forgotten, which is only computed again
        atTilts = known.with(tilt, log);
        return log;
    }

    @Override
    public boolean isSmooth() {
        return g.isSmooth();
    }

    @Override
    public void logAtAngle(double angle, double[] logG) {
        g.logAtAngle(angle, logG);
    }

    @Override
    public void logAtAngles(double[] angles, double[] logModulus, double[] phase) {
        g.logAtAngles(angles, logModulus, phase);
    }

    @Override
    public void logOnNarrowCircle(double[] logModulus, double[] phase) {
        OnCircle known = onCircle;
        if (known == null) {
            double[][] logs = new double[2][logModulus.length];
            g.logOnNarrowCircle(logs[0], logs[1]);
            known = new OnCircle(logs[0], logs[1]);
            onCircle = known;
        }
        System.arraycopy(known.logModulus, 0, logModulus, 0, logModulus.length);
        System.arraycopy(known.phase, 0, phase, 0, phase.length);
    }
}
