package io.tidemark.simulate.concurrency;

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

    private final GeneratingFunction g;
    private final double firstAngle;
    private final double[] re;
    private final double[] im;

    private CircleValues(GeneratingFunction g, double firstAngle, double[] re, double[] im) {
        this.g = g;
        this.firstAngle = firstAngle;
        this.re = re;
        this.im = im;
    }

    /**
     * Computes G(e^(i j x)) for j from 1 to {@code count}.
     *
     * @param firstAngle x, {@code count} times which is at most pi
     * @param re receives the real parts at the index j
     * @param im receives the imaginary parts
     */
    static void compute(GeneratingFunction g, double firstAngle, int count, double[] re, double[] im) {
        CircleValues values = new CircleValues(g, firstAngle, re, im);
        for (int from = 1; from <= count; from = Math.max(from * RATIO, FEWEST_POINTS) + 1) {
            values.fill(from, Math.min(Math.max(from * RATIO, FEWEST_POINTS), count));
        }
    }

    private void fill(int from, int to) {
        double[][] samples = {};
        for (int points = FEWEST_POINTS; points < to - from; points *= 2) {
            samples = sample(from, to, points, samples);
            if (interpolate(from, to, samples)) {
                return;
            }
        }
        double[] value = new double[2];
        for (int j = from; j <= to; j++) {
            at(j * firstAngle, value);
            re[j] = value[0];
            im[j] = value[1];
        }
    }

    /** Real and imaginary parts at so many Chebyshev points and one more; those at half as many are known already, if any are. */
    private double[][] sample(int from, int to, int points, double[][] known) {
        double[][] samples = new double[2][points + 1];
        double[] value = new double[2];
        for (int k = 0; k <= points; k++) {
            if (known.length > 0 && k % 2 == 0) {
                value[0] = known[0][k / 2];
                value[1] = known[1][k / 2];
            } else {
                double x = Math.cos(Math.PI * k / points);
                at(firstAngle * Math.exp(middle(from, to) + half(from, to) * x), value);
            }
            samples[0][k] = value[0];
            samples[1][k] = value[1];
        }
        return samples;
    }

    /** Whether the samples were enough to fill the panel. */
    private boolean interpolate(int from, int to, double[][] samples) {
        ChebyshevSeries seriesRe = ChebyshevSeries.through(samples[0]);
        ChebyshevSeries seriesIm = ChebyshevSeries.through(samples[1]);
        if (Math.max(seriesRe.largestOfLast(CHECKED), seriesIm.largestOfLast(CHECKED)) > NEGLIGIBLE) {
            return false;
        }
        double middle = middle(from, to);
        double half = half(from, to);
        for (int j = from; j <= to; j++) {
            double x = (Math.log(j) - middle) / half;
            re[j] = seriesRe.at(x);
            im[j] = seriesIm.at(x);
        }
        return true;
    }

    /** Of the logarithms of two frequencies. */
    private static double middle(int from, int to) {
        return 0.5 * (Math.log(from) + Math.log(to));
    }

    private static double half(int from, int to) {
        return 0.5 * (Math.log(to) - Math.log(from));
    }

    private void at(double angle, double[] value) {
        g.logAtAngle(angle, value);
        double modulus = Math.exp(value[0]);
        double phase = value[1];
        value[0] = modulus == 0 ? 0 : modulus * Math.cos(phase);
        value[1] = modulus == 0 ? 0 : modulus * Math.sin(phase);
    }
}
