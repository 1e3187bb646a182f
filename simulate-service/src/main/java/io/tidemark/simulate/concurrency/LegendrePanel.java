package io.tidemark.simulate.concurrency;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * A complex function on an interval as a sum of Legendre polynomials, through its values at Gauss' nodes, and its integral against
 * any oscillation (N. S. Bakhvalov and L. G. Vasil'eva, Evaluation of the integrals of oscillating functions by interpolation at
 * nodes of Gaussian quadratures, 1968): however fast e^(-i m x) turns, it costs as much and is as exact.
 */
final class LegendrePanel {

    static final int POINTS = SphericalBessel.ORDER + 1;

    /** Coefficients at the end of a series that must be negligible: more than one, for every other one may be 0 by symmetry. */
    private static final int CHECKED = 3;

    private static final double[] NODES = new double[POINTS];

    /** By order and node, (2 k + 1) / 2 times the node's weight times P_k there. */
    private static final double[][] PROJECTION = new double[POINTS][POINTS];

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
        for (int i = 0; i < POINTS; i++) {
            NODES[i] = rule.getPoint(i);
            double before = 0;
            double polynomial = 1;
            for (int k = 0; k < POINTS; k++) {
                PROJECTION[k][i] = (k + 0.5) * rule.getWeight(i) * polynomial;
                double next = ((2 * k + 1) * NODES[i] * polynomial - k * before) / (k + 1);
                before = polynomial;
                polynomial = next;
            }
        }
    }

    private final Interval interval;
    private final double centre;
    private final double half;

    /** Coefficients times (-i)^k, real and imaginary parts. */
    private final double[] re = new double[POINTS];

    private final double[] im = new double[POINTS];

    /**
     * Where a series stands for a function.
     *
     * @param from its beginning
     * @param to its end
     */
    record Interval(double from, double to) implements Comparable<Interval> {

        /** Where the function is asked for, rising. */
        DoubleStream points() {
            return DoubleStream.of(NODES).map(node -> 0.5 * (from + to) + 0.5 * (to - from) * node);
        }

        List<Interval> halves() {
            double centre = 0.5 * (from + to);
            return List.of(new Interval(from, centre), new Interval(centre, to));
        }

        @Override
        public int compareTo(Interval other) {
            return from == other.from ? Double.compare(to, other.to) : Double.compare(from, other.from);
        }
    }

    private LegendrePanel(Interval interval) {
        this.interval = interval;
        this.centre = 0.5 * (interval.from + interval.to);
        this.half = 0.5 * (interval.to - interval.from);
    }

    /**
     * The series through a function's values.
     *
     * @param valueRe real parts at the points, from an index on
     * @param valueIm imaginary parts
     */
    static LegendrePanel through(Interval interval, double[] valueRe, double[] valueIm, int from) {
        LegendrePanel panel = new LegendrePanel(interval);
        for (int k = 0; k < POINTS; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int i = 0; i < POINTS; i++) {
                sumRe += PROJECTION[k][i] * valueRe[from + i];
                sumIm += PROJECTION[k][i] * valueIm[from + i];
            }
            boolean odd = (k & 1) == 1;
            double sign = (k & 2) == 0 ? 1 : -1;
            panel.re[k] = sign * (odd ? sumIm : sumRe);
            panel.im[k] = sign * (odd ? -sumRe : sumIm);
        }
        return panel;
    }

    Interval interval() {
        return interval;
    }

    /** The sum of this function and another on the same interval. */
    LegendrePanel plus(LegendrePanel other) {
        LegendrePanel sum = new LegendrePanel(interval);
        for (int k = 0; k < POINTS; k++) {
            sum.re[k] = re[k] + other.re[k];
            sum.im[k] = im[k] + other.im[k];
        }
        return sum;
    }

    /** At most what the last terms add to an integral over the panel. */
    double lastTerms() {
        double largest = 0;
        for (int k = POINTS - CHECKED; k < POINTS; k++) {
            largest = Math.max(largest, Math.hypot(re[k], im[k]));
        }
        return 2 * half * largest;
    }

    /**
     * The imaginary part of the integral of the function times e^(-i m x).
     *
     * @param bessel memory to work in, as many as there are points
     */
    double integral(double m, double[] bessel) {
        SphericalBessel.fill(m * half, bessel);
        double sumRe = 0;
        double sumIm = 0;
        for (int k = 0; k < POINTS; k++) {
            sumRe += re[k] * bessel[k];
            sumIm += im[k] * bessel[k];
        }
        double turn = m * centre;
        return 2 * half * (sumIm * Math.cos(turn) - sumRe * Math.sin(turn));
    }
}
