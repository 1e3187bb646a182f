package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Values of a generating function at all frequencies of a window of at most {@value #MOST_POINTS} counts, from log G at few angles, which
 * are the same for every such window: log G of one user there serves every number of users.
 *
 * <p>From pi / 36 to pi two polynomials in the logarithm of the angle go through log G at {@value #DEGREE} + 1 Chebyshev points each,
 * for the reason given at {@link CircleValues}; log G needs fewer points than G, which turns and falls. Below are the frequencies of the widest
 * window themselves, of which narrower windows have every second, fourth and so on.
 */
final class NarrowCircle {

    static final int MOST_POINTS = 1_024;

    private static final int RATIO = 6;
    private static final int DEGREE = 24;

    /** So many points are added to the polynomials at once; it divides {@value #DEGREE} + 1. */
    private static final int AT_ONCE = 5;

    private static final double NEGLIGIBLE = 1e-12;
    private static final double LOG_NOTHING = -15 * Math.log(10);

    /** Coefficients at the end of a series that must be negligible: more than one, for every other one may be 0 by symmetry. */
    private static final int CHECKED = 3;

    /** Number of frequencies of the widest window below both polynomials. */
    private static final int LOW = MOST_POINTS / (2 * RATIO * RATIO);

    /** Chebyshev points, rising. */
    private static final double[] CHEBYSHEV = IntStream.rangeClosed(0, DEGREE)
            .mapToDouble(i -> -Math.cos(Math.PI * i / DEGREE))
            .toArray();

    /** What makes the last coefficients of a Chebyshev series of the values at the points. */
    private static final double[][] LAST_COEFFICIENTS = IntStream.range(0, CHECKED)
            .mapToObj(m -> IntStream.rangeClosed(0, DEGREE)
                    .mapToDouble(
                            i -> halfAtEnds(i) * 2 / DEGREE * Math.cos(Math.PI * (DEGREE - i) * (DEGREE - m) / DEGREE))
                    .toArray())
            .toArray(double[][]::new);

    private static final double[] ANGLES = DoubleStream.concat(
                    IntStream.rangeClosed(1, LOW).mapToDouble(j -> 2 * Math.PI * j / MOST_POINTS),
                    DoubleStream.of(Math.PI / RATIO, Math.PI)
                            .flatMap(top -> Arrays.stream(CHEBYSHEV).map(x -> top * Math.pow(RATIO, 0.5 * (x - 1)))))
            .toArray();

    private static final NarrowCircle[] BY_LOG_POINTS = IntStream.rangeClosed(
                    0, Integer.numberOfTrailingZeros(MOST_POINTS))
            .mapToObj(log -> new NarrowCircle(1 << log))
            .toArray(NarrowCircle[]::new);

    private final int points;
    private final Panel[] panels;

    private NarrowCircle(int points) {
        this.points = points;
        this.panels =
                new Panel[] {new Panel(points, Math.PI / RATIO, LOW), new Panel(points, Math.PI, LOW + DEGREE + 1)};
    }

    /** The circle of so many points, a power of two and at most {@value #MOST_POINTS}. */
    static NarrowCircle of(int points) {
        return BY_LOG_POINTS[Integer.numberOfTrailingZeros(points)];
    }

    /** Where log G is asked for, rising. */
    static double[] angles() {
        return ANGLES.clone();
    }

    /**
     * Computes G(e^(2 pi i j / points)) for j from 0 to half the points.
     *
     * @param re zeros; receives the real parts at the index j
     * @param im zeros; receives the imaginary parts
     * @return whether log G is so smooth that the few angles were enough; if not, what was received is worthless
     */
    boolean compute(GeneratingFunction g, double[] re, double[] im) {
        double[] logModulus = new double[ANGLES.length];
        double[] phase = new double[ANGLES.length];
        g.logOnNarrowCircle(logModulus, phase);
        int last = lastFrequency(logModulus);
        for (Panel panel : panels) {
            if (!panel.fill(logModulus, phase, last, re, im)) {
                return false;
            }
        }
        int every = MOST_POINTS / points;
        for (int j = 1; j <= Math.min(LOW / every, last); j++) {
            re[j] = logModulus[j * every - 1];
            im[j] = phase[j * every - 1];
        }
        for (int j = 0; j <= last; j++) {
            double modulus = Math.exp(re[j]);
            double turned = im[j];
            re[j] = modulus * Math.cos(turned);
            im[j] = modulus * Math.sin(turned);
        }
        return true;
    }

    /** The last frequency at which G may be more than nothing. */
    private int lastFrequency(double[] logModulus) {
        int i = ANGLES.length - 1;
        while (i > 0 && !(logModulus[i - 1] > LOG_NOTHING)) {
            i--;
        }
        return (int) Math.min(ANGLES[i] * points / (2 * Math.PI), 0.5 * points);
    }

    private static double halfAtEnds(int point) {
        return point == 0 || point == DEGREE ? 0.5 : 1;
    }

    /** The frequencies from a {@value #RATIO}th of an angle, which is not among them, to that angle. */
    private static final class Panel {

        /** Index of the first of the panel's angles. */
        private final int first;

        private final int from;

        private final int to;

        /** By Chebyshev point and frequency, what the value there adds to the polynomial through all. */
        private final double[][] weights;

        Panel(int points, double top, int first) {
            this.first = first;
            double topFrequency = top * points / (2 * Math.PI);
            this.from = (int) (topFrequency / RATIO) + 1;
            this.to = (int) topFrequency;
            this.weights = new double[DEGREE + 1][to + 1];
            for (int j = from; j <= to; j++) {
                setWeights(1 + 2 * Math.log(j / topFrequency) / Math.log(RATIO), j);
            }
        }

        /** Barycentric formula (Berrut and Trefethen, SIAM Review 46, 2004, section 5). */
        private void setWeights(double x, int at) {
            double sum = 0;
            for (int i = 0; i <= DEGREE; i++) {
                if (x == CHEBYSHEV[i]) {
                    for (int other = 0; other <= DEGREE; other++) {
                        weights[other][at] = other == i ? 1 : 0;
                    }
                    return;
                }
                weights[i][at] = ((i & 1) == 0 ? 1 : -1) * halfAtEnds(i) / (x - CHEBYSHEV[i]);
                sum += weights[i][at];
            }
            for (double[] ofPoint : weights) {
                ofPoint[at] /= sum;
            }
        }

        /** Fills in log G at the panel's frequencies up to the last one, if its points are enough to know G. */
        boolean fill(double[] logModulus, double[] phase, int last, double[] re, double[] im) {
            if (last < from) {
                return true;
            }
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = first; i <= first + DEGREE; i++) {
                largest = Math.max(largest, logModulus[i]);
            }
            double negligible = NEGLIGIBLE * Math.exp(-largest);
            if (!isEnough(logModulus, negligible) || !isEnough(phase, negligible)) {
                return false;
            }
            int end = Math.min(to, last) + 1;
            for (int i = 0; i <= DEGREE; i += AT_ONCE) {
                add(i, logModulus, end, re);
                add(i, phase, end, im);
            }
            return true;
        }

        private boolean isEnough(double[] few, double negligible) {
            for (double[] coefficients : LAST_COEFFICIENTS) {
                double coefficient = 0;
                for (int i = 0; i <= DEGREE; i++) {
                    coefficient += coefficients[i] * few[first + i];
                }
                if (!(Math.abs(coefficient) <= negligible)) {
                    return false;
                }
            }
            return true;
        }

        /** Adds what the values at {@value #AT_ONCE} points add; all arrays have one index, so that the loop can be made wide. */
        private void add(int point, double[] few, int end, double[] values) {
            double f0 = few[first + point];
            double f1 = few[first + point + 1];
            double f2 = few[first + point + 2];
            double f3 = few[first + point + 3];
            double f4 = few[first + point + 4];
            double[] w0 = weights[point];
            double[] w1 = weights[point + 1];
            double[] w2 = weights[point + 2];
            double[] w3 = weights[point + 3];
            double[] w4 = weights[point + 4];
            for (int j = from; j < end; j++) {
                values[j] += f0 * w0[j] + f1 * w1[j] + (f2 * w2[j] + f3 * w3[j]) + f4 * w4[j];
            }
        }
    }
}
