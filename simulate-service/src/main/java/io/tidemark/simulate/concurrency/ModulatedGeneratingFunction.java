package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * log G(z) of what is left of the counts of units that behave independently and alike, each with {@link ModulatedCounts}. With
 * g_k the vector over the states of their generating functions at 1 - Sbar(k) (1 - z), P the steps of the chain and pi its
 * stationary law, newest lag first,
 *
 * <pre>
 * e_0 = 1 - g_0        e_k = (1 - g_k) + g_k P e_(k-1)        log G = units * log(1 - pi e)
 * </pre>
 *
 * Lags far back come as a series: log G = units * (log(1 - r e) - c) with r and c of {@link FarLags} in place of pi and 0, from as
 * near as the distance of z from 1 allows. A block of h seconds is the h-th power of its step, e -&gt; b + A e, by
 * squaring. On the circle e is what the generating function lacks of 1, so that millions of units lose no digits. For real z it is 1
 * - e that is kept, with a factor taken out, for it may be as small as e^-1000 or as large as e^1000.
 *
 * <p>As the number of units is whole, the phase may be off by 2 pi in a unit: e^(log G) is the same.
 */
final class ModulatedGeneratingFunction implements GeneratingFunction {

    private static final double TOLERANCE = 1e-12;

    /** Below it |r (1 - e)|^2 is not taken from r e, for r is known to {@link #TOLERANCE} only. */
    private static final double SMALL_SQUARE = 0.25;

    private final ModulatedCounts counts;
    private final int units;
    private final LagShares counted;
    private final double[] shares;
    private final LagBlocks.Run[] runs;
    private final FarLags far;
    private final double[] reach;

    /**
     * @param counts counts of one unit
     * @param units number of units
     * @param counted which share counts of a second's connections
     * @param far what the counts far back do, counted so
     */
    ModulatedGeneratingFunction(ModulatedCounts counts, int units, LagShares counted, FarLags far) {
        this.counts = counts;
        this.units = units;
        this.counted = counted;
        this.shares = counted.shares();
        this.runs = counted.runs();
        this.far = far;
        this.reach = far.reach(TOLERANCE / units);
    }

    @Override
    public double mean() {
        return units * far.mean();
    }

    @Override
    public double variance() {
        return units * far.variance();
    }

    @Override
    public double largestTilt() {
        double largest = counted.largest();
        return largest == 0 ? Double.POSITIVE_INFINITY : Math.log1p(counts.smallestRate() / largest);
    }

    /** The first run of lags from which on the series hold at a distance of z from 1. */
    private int firstFar(double distance) {
        int run = 0;
        while (reach[run] < distance) {
            run++;
        }
        return run;
    }

    @Override
    public double logAtTilt(double tilt) {
        double y = -Math.expm1(tilt);
        if (1 + y * counted.largest() / counts.smallestRate() <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        int farFrom = firstFar(Math.abs(y));
        ScaledVector near = new ScaledVector(counts.shapes().length);
        for (int run = 0; run < farFrom; run++) {
            for (int block = runs[run].from(); block < runs[run].to(); block++) {
                near.step(counts, shares[block] * y, runs[run].seconds());
            }
        }
        double[] value = new double[2];
        double sum = 0;
        for (int state = 0; state < counts.shapes().length; state++) {
            far.row(farFrom, state, y, 0, value);
            sum += value[0] * near.value(state);
        }
        far.exponent(farFrom, y, 0, value);
        return units * (near.logFactor() + Math.log(sum) - value[0]);
    }

    @Override
    public void logAtAngle(double angle, double[] logG) {
        double yRe = Complex.lackRe(angle);
        double yIm = Complex.lackIm(angle);
        int farFrom = firstFar(distance(yRe));
        LackVector near = new LackVector(counts);
        for (int run = 0; run < farFrom; run++) {
            for (int block = runs[run].from(); block < runs[run].to(); block++) {
                near.step(shares[block] * yRe, shares[block] * yIm, runs[run].seconds());
            }
        }
        combine(near::re, near::im, farFrom, yRe, yIm, logG);
    }

    /** Two states go through all angles at once, each until the series hold for its distance. */
    @Override
    public void logAtAngles(double[] angles, double[] logModulus, double[] phase) {
        if (counts.shapes().length != 2) {
            GeneratingFunction.super.logAtAngles(angles, logModulus, phase);
            return;
        }
        double[] yRe = Arrays.stream(angles).map(Complex::lackRe).toArray();
        double[] yIm = Arrays.stream(angles).map(Complex::lackIm).toArray();
        TwoStateLacks near = new TwoStateLacks(counts, yRe, yIm);
        double[] logG = new double[2];
        int left = 0;
        for (int run = 0; run < reach.length; run++) {
            for (; left < angles.length && reach[run] >= distance(yRe[left]); left++) {
                int j = left;
                combine(state -> near.re(state, j), state -> near.im(state, j), run, yRe[j], yIm[j], logG);
                logModulus[j] = logG[0];
                phase[j] = logG[1];
            }
            if (left < angles.length) {
                near.step(runs[run], shares, left);
            }
        }
    }

    /** |1 - z|, for |1 - z|^2 = 2 (1 - Re z). */
    private static double distance(double yRe) {
        return Math.sqrt(2 * yRe);
    }

    /** log G from e of the near lags and the series of those from a run on. */
    private void combine(
            IntToDoubleFunction nearRe,
            IntToDoubleFunction nearIm,
            int farFrom,
            double yRe,
            double yIm,
            double[] logG) {
        double lackRe = 0;
        double lackIm = 0;
        double valueRe = 0;
        double valueIm = 0;
        for (int state = 0; state < counts.shapes().length; state++) {
            double re = nearRe.applyAsDouble(state);
            double im = nearIm.applyAsDouble(state);
            far.row(farFrom, state, yRe, yIm, logG);
            lackRe += logG[0] * re - logG[1] * im;
            lackIm += logG[0] * im + logG[1] * re;
            valueRe += logG[0] * (1 - re) + logG[1] * im;
            valueIm += logG[1] * (1 - re) - logG[0] * im;
        }
        far.exponent(farFrom, yRe, yIm, logG);
        double square = valueRe * valueRe + valueIm * valueIm;
        double logSquare = square < SMALL_SQUARE ? Math.log(square) : Complex.logSquare(-lackRe, -lackIm);
        logG[0] = units * (0.5 * logSquare - logG[0]);
        logG[1] = units * (Math.atan2(valueIm, valueRe) - logG[1]);
    }
}
