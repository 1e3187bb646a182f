package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import java.util.List;

/**
 * What lags far back do to the generating function of {@link ModulatedCounts}, as power series in 1 - z. Over all lags from
 * the oldest to one, the product of matrices pi D P D P ... is a row over the states of the next second,
 *
 * <pre>e^(-c(y)) r(y),    y = 1 - z,    r(0) = pi,    sum of r(y) over the states = 1</pre>
 *
 * whose coefficients do not depend on the number of users. The farther back, the fewer are left of a second's connections and
 * the better the series; for each run of lag blocks there is one for all that lies from it on. How far y may be from 0 is
 * read from the last terms.
 */
final class FarLags {

    private final double scale;

    /** c by run, last the one of no lag. */
    private final double[][] exponents;

    /** r by run and state. */
    private final double[][][] rows;

    private FarLags(double scale, double[][] exponents, double[][][] rows) {
        this.scale = scale;
        this.exponents = exponents;
        this.rows = rows;
    }

    static FarLags of(ModulatedCounts counts, LagShares counted) {
        LagBlocks.Run[] runs = counted.runs();
        double scale = counts.smallestRate();
        List<SeriesOfSeconds> seconds = SeriesOfSeconds.one(counts, scale).of(runs);
        double[][] exponents = new double[runs.length + 1][];
        double[][][] rows = new double[runs.length + 1][][];
        double[] exponent = PowerSeries.zero();
        double[][] row = stationary(counts.chain());
        for (int run = runs.length; run >= 0; run--) {
            for (int block = run < runs.length ? runs[run].to() - 1 : -1;
                    block >= 0 && block >= runs[run].from();
                    block--) {
                seconds.get(run).advance(counted.shares()[block], row, exponent);
            }
            exponents[run] = exponent.clone();
            rows[run] = Arrays.stream(row).map(double[]::clone).toArray(double[][]::new);
        }
        return new FarLags(scale, exponents, rows);
    }

    /** Those of the counts of which each connection is kept with a probability p: p (1 - z) takes the place of 1 - z. */
    FarLags thinned(double keep) {
        return new FarLags(scale / keep, exponents, rows);
    }

    private static double[][] stationary(MarkovChain chain) {
        double[][] row = new double[chain.states()][PowerSeries.ORDER + 1];
        for (int state = 0; state < row.length; state++) {
            row[state][0] = chain.stationary(state);
        }
        return row;
    }

    /** Mean of the count over all lags: -d log G / dy at 0. */
    double mean() {
        return exponents[0][1] / scale;
    }

    /** Its variance: the second factorial cumulant and the mean. */
    double variance() {
        return mean() - 2 * exponents[0][2] / (scale * scale);
    }

    /**
     * How large |1 - z| may be for the lags from each run on, so that no series is off by more than a tolerance.
     *
     * @return by run, the last for no lag at all, where it is without bound
     */
    double[] reach(double tolerance) {
        double[] reach = new double[exponents.length];
        for (int run = 0; run < reach.length; run++) {
            double smallest = reach(exponents[run], tolerance);
            for (double[] series : rows[run]) {
                smallest = Math.min(smallest, reach(series, tolerance));
            }
            reach[run] = scale * smallest;
        }
        return reach;
    }

    private static double reach(double[] series, double tolerance) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int j = PowerSeries.ORDER - 1; j <= PowerSeries.ORDER; j++) {
            double reach = Math.pow(tolerance / Math.abs(series[j]), 1.0 / j);
            smallest = reach >= 0 ? Math.min(smallest, reach) : 0;
        }
        return smallest;
    }

    /** c(y) of the lags from a run on, real and imaginary part at 0 and 1. */
    void exponent(int run, double yRe, double yIm, double[] value) {
        evaluate(exponents[run], yRe / scale, yIm / scale, value);
    }

    /** r(y) of a state, likewise. */
    void row(int run, int state, double yRe, double yIm, double[] value) {
        evaluate(rows[run][state], yRe / scale, yIm / scale, value);
    }

    private static void evaluate(double[] series, double xRe, double xIm, double[] value) {
        double re = 0;
        double im = 0;
        for (int j = PowerSeries.ORDER; j >= 0; j--) {
            double next = re * xRe - im * xIm + series[j];
            im = re * xIm + im * xRe;
            re = next;
        }
        value[0] = re;
        value[1] = im;
    }
}
