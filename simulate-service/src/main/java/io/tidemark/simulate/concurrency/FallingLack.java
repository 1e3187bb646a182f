package io.tidemark.simulate.concurrency;

/**
 * What the generating function of a second's counts in one state of {@link ModulatedCounts} lacks of 1, at many z on the unit circle, while
 * the share s that is left of a second's connections changes little by little. With y = 1 - z the next is taken from the last,
 *
 * <pre>
 * 1 - g' = (1 - g) + g (1 - (1 + d)^-shape)        d = (s' - s) y / (rate + s y)
 * </pre>
 *
 * by as many terms of the binomial series as it takes, of which |d| &lt;= |s' - s| / s tells the number: sums and products that a compiler
 * makes vector instructions of, where powers of complex numbers take sines and logarithms. Where the series would be long the power is
 * taken.
 */
final class FallingLack {

    private static final int MOST_TERMS = 12;

    /** What is left out, relative to the first term. */
    private static final double NEGLIGIBLE = 1e-13;

    /** Larger d, or larger s / rate, are not for the series. */
    private static final double LARGEST_STEP = 0.5;

    private static final double LARGEST_RATIO = 1e100;

    private final ModulatedCounts counts;
    private final int state;
    private final double[] yRe;
    private final double[] yIm;
    private final double[] re;
    private final double[] im;

    private final double[] stepRe;
    private final double[] stepIm;
    private final double[] sumRe;
    private final double[] sumIm;

    /** Those of the binomial series of exponent -shape. */
    private final double[] coefficients = new double[MOST_TERMS + 2];

    private final double largestY;
    private double share;

    /**
     * @param yRe real parts of 1 - z, rising
     * @param yIm imaginary parts
     */
    FallingLack(ModulatedCounts counts, int state, double[] yRe, double[] yIm) {
        this.counts = counts;
        this.state = state;
        this.yRe = yRe;
        this.yIm = yIm;
        this.re = new double[yRe.length];
        this.im = new double[yRe.length];
        this.stepRe = new double[yRe.length];
        this.stepIm = new double[yRe.length];
        this.sumRe = new double[yRe.length];
        this.sumIm = new double[yRe.length];
        this.largestY = Math.sqrt(2 * yRe[yRe.length - 1]);
        coefficients[0] = 1;
        for (int m = 1; m < coefficients.length; m++) {
            coefficients[m] = -coefficients[m - 1] * (counts.shapes()[state] + m - 1) / m;
        }
    }

    /** Real parts, as they are until the share changes. */
    double[] re() {
        return re;
    }

    /** Imaginary parts. */
    double[] im() {
        return im;
    }

    /** Takes a share, for the z from an index on, whatever the share was before. */
    void set(double next, int from) {
        double[] value = new double[2];
        for (int j = from; j < re.length; j++) {
            counts.lack(state, next * yRe[j], next * yIm[j], value);
            re[j] = value[0];
            im[j] = value[1];
        }
        share = next;
    }

    /** Goes on to another share, for the z from an index on. */
    void change(double next, int from) {
        int terms = terms(next);
        if (terms > MOST_TERMS) {
            set(next, from);
            return;
        }
        setSteps((next - share) / counts.rates()[state], share / counts.rates()[state], from);
        sum(terms, from);
        addProduct(from);
        share = next;
    }

    /** How many terms of the series are not negligible. */
    private int terms(double next) {
        double rate = counts.rates()[state];
        double step = Math.abs(next - share) * Math.min(1 / share, largestY / rate);
        if (!(step <= LARGEST_STEP) || share / rate > LARGEST_RATIO) {
            return MOST_TERMS + 1;
        }
        int terms = 1;
        for (double power = step; terms <= MOST_TERMS; terms++, power *= step) {
            if (Math.abs(coefficients[terms + 1]) * power <= NEGLIGIBLE * Math.abs(coefficients[1])) {
                break;
            }
        }
        return terms;
    }

    /** d = change y / (1 + before y), both relative to the rate; |y|^2 = 2 Re y. */
    private void setSteps(double change, double before, int from) {
        double ofSquare = 2 * before * (1 + before);
        double ofReal = 1 + 2 * before;
        for (int j = from; j < stepRe.length; j++) {
            double factor = change / (1 + ofSquare * yRe[j]);
            stepRe[j] = factor * ofReal * yRe[j];
            stepIm[j] = factor * yIm[j];
        }
    }

    /** The series without its 1, divided by d. */
    private void sum(int terms, int from) {
        double last = coefficients[terms];
        for (int j = from; j < sumRe.length; j++) {
            sumRe[j] = last;
            sumIm[j] = 0;
        }
        for (int m = terms - 1; m > 0; m--) {
            double coefficient = coefficients[m];
            for (int j = from; j < sumRe.length; j++) {
                double before = sumRe[j];
                sumRe[j] = before * stepRe[j] - sumIm[j] * stepIm[j] + coefficient;
                sumIm[j] = before * stepIm[j] + sumIm[j] * stepRe[j];
            }
        }
    }

    private void addProduct(int from) {
        for (int j = from; j < re.length; j++) {
            double lackRe = sumIm[j] * stepIm[j] - sumRe[j] * stepRe[j];
            double lackIm = -sumRe[j] * stepIm[j] - sumIm[j] * stepRe[j];
            double gRe = 1 - re[j];
            double gIm = -im[j];
            re[j] += gRe * lackRe - gIm * lackIm;
            im[j] += gRe * lackIm + gIm * lackRe;
        }
    }
}
