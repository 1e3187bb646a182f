package io.tidemark.simulate.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Values of a generating function at all frequencies of a window, from values at few of them. As a function of the angle x, G(e^(i x)) is
 * analytic but for z real and above 1, that is for imaginary x, and for the same 2 pi away; so as a function of log x it is analytic in a strip
 * of half-width pi / 2 about the real axis, however steep it is near 0. On panels of frequencies whose last is {@value #RATIO} times the
 * first it is therefore interpolated between Chebyshev points of log x, which converges geometrically (Bernstein, 1912): of
 * 4,096 frequencies some 150 to 220 are computed. A panel where G turns fast, for the law is wide, gets twice as many points until the last
 * coefficients of its Chebyshev series are negligible, or in the end every value itself.
 */
final class CircleValues {

    private static final int RATIO = 6;
    private static final int FEWEST_POINTS = 24;
    private static final double NEGLIGIBLE = 1e-12;

    /** Coefficients at the end of a series that must be negligible: more than one, for every other one may be 0 by symmetry. */
    private static final int CHECKED = 3;

    private final double firstAngle;
    private final double[] re;
    private final double[] im;

    private CircleValues(double firstAngle, double[] re, double[] im) {
        this.firstAngle = firstAngle;
        this.re = re;
        this.im = im;
    }

    /**
     * Computes G(e^(i j x)) for j from 1 to {@code count}. Panels that need more points are sampled together: a generating function may
     * be faster at many angles.
     *
     * @param firstAngle x, {@code count} times which is at most pi
     * @param re receives the real parts at the index j
     * @param im receives the imaginary parts
     */
    static void compute(GeneratingFunction g, double firstAngle, int count, double[] re, double[] im) {
        CircleValues values = new CircleValues(firstAngle, re, im);
        List<Panel> open = new ArrayList<>();
        for (int from = 1; from <= count; from = Math.max(from * RATIO, FEWEST_POINTS) + 1) {
            open.add(values.new Panel(from, Math.min(Math.max(from * RATIO, FEWEST_POINTS), count)));
        }
        while (!open.isEmpty()) {
            sample(g, open);
            open.removeIf(Panel::isFilled);
        }
    }

    private static void sample(GeneratingFunction g, List<Panel> panels) {
        double[] angles = panels.stream().flatMapToDouble(Panel::wanted).toArray();
        double[] re = new double[angles.length];
        double[] im = new double[angles.length];
        g.logAtAngles(angles, re, im);
        for (int j = 0; j < angles.length; j++) {
            double modulus = Math.exp(re[j]);
            re[j] = modulus == 0 ? 0 : modulus * Math.cos(im[j]);
            im[j] = modulus == 0 ? 0 : modulus * Math.sin(im[j]);
        }
        int next = 0;
        for (Panel panel : panels) {
            next = panel.take(re, im, next);
        }
    }

    /** Frequencies that one polynomial in the logarithm of the angle stands for, or that are computed each. */
    private final class Panel {

        private final int from;
        private final int to;
        private final double middle;
        private final double half;
        private int points = FEWEST_POINTS;

        /** Real and imaginary parts at the Chebyshev points so far, none at first. */
        private double[][] samples = {};

        private boolean filled;

        Panel(int from, int to) {
            this.from = from;
            this.to = to;
            this.middle = 0.5 * (Math.log(from) + Math.log(to));
            this.half = 0.5 * (Math.log(to) - Math.log(from));
        }

        boolean isFilled() {
            return filled;
        }

        private boolean isComputed() {
            return points >= to - from;
        }

        private boolean isNew(int point) {
            return samples.length == 0 || point % 2 == 1;
        }

        /** The angles that are wanted next, rising. */
        DoubleStream wanted() {
            if (isComputed()) {
                return IntStream.rangeClosed(from, to).mapToDouble(j -> j * firstAngle);
            }
            return IntStream.rangeClosed(0, points)
                    .map(k -> points - k)
                    .filter(this::isNew)
                    .mapToDouble(k -> firstAngle * Math.exp(middle + half * Math.cos(Math.PI * k / points)));
        }

        /** Takes the values that were wanted, from an index on; returns the index of the next panel's. */
        int take(double[] sampledRe, double[] sampledIm, int next) {
            if (isComputed()) {
                System.arraycopy(sampledRe, next, re, from, to - from + 1);
                System.arraycopy(sampledIm, next, im, from, to - from + 1);
                filled = true;
                return next + to - from + 1;
            }
            double[][] all = new double[2][points + 1];
            int at = next;
            for (int k = points; k >= 0; k--) {
                boolean isNew = isNew(k);
                all[0][k] = isNew ? sampledRe[at] : samples[0][k / 2];
                all[1][k] = isNew ? sampledIm[at] : samples[1][k / 2];
                at += isNew ? 1 : 0;
            }
            samples = all;
            filled = interpolate();
            points *= 2;
            return at;
        }

        /** Whether the samples were enough to fill the panel. */
        private boolean interpolate() {
            ChebyshevSeries seriesRe = ChebyshevSeries.through(samples[0]);
            ChebyshevSeries seriesIm = ChebyshevSeries.through(samples[1]);
            if (Math.max(seriesRe.largestOfLast(CHECKED), seriesIm.largestOfLast(CHECKED)) > NEGLIGIBLE) {
                return false;
            }
            for (int j = from; j <= to; j++) {
                double x = (Math.log(j) - middle) / half;
                re[j] = seriesRe.at(x);
                im[j] = seriesIm.at(x);
            }
            return true;
        }
    }
}
