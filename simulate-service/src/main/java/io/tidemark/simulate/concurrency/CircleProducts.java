package io.tidemark.simulate.concurrency;

import java.util.Arrays;

/**
 * Products of 1 + s w over shares s, at many w = (1 - z) / rate with z on the unit circle beside each other, and their
 * logarithms. They are carried as what they exceed 1 by, p := p + u + p u, so that millions of users times tiny shares lose no digits.
 *
 * <p>Lags are gone through from the oldest on. A block of h seconds is the h-th power of its factor; where the length of
 * blocks halves, what was multiplied so far is squared, and one logarithm is taken in the end, or before the numbers become too large.
 *
 * <p>Every factor turns a product clockwise by at most asin(a / (1 + a)), a = s / rate, which is less than a quarter turn. Before it
 * may have turned by half a turn in all, it is seen whether a product has passed the negative real axis since the last time: its imaginary part was
 * below or on 0 and is above.
 */
final class CircleProducts {

    /** Its fourth power is within the range of numbers: the square of what a product becomes when it is squared. */
    private static final double LARGEST = 1e70;

    private final double rate;
    private final double[] wRe;
    private final double[] wIm;
    private final double[] re;
    private final double[] im;

    /** By how many whole turns the argument of a product was more than its phase when they were counted last. */
    private final int[] turns;

    /** Imaginary part of a product at that time. */
    private final double[] countedIm;

    private final double[] logModulus;
    private final double[] phase;

    /** Length of the blocks whose factors are multiplied now, in seconds; 0 before the first. */
    private int seconds;

    /** At least what a product has turned by since turns were counted. */
    private double turned;

    /** At least the modulus of a product. */
    private double modulus = 1;

    /**
     * @param angles those of z, from 0 to pi
     * @param logModulus receives the real parts of the logarithms
     * @param phase receives the imaginary parts
     */
    CircleProducts(double rate, double[] angles, double[] logModulus, double[] phase) {
        int size = angles.length;
        this.rate = rate;
        this.wRe = new double[size];
        this.wIm = new double[size];
        for (int j = 0; j < size; j++) {
            wRe[j] = Complex.lackRe(angles[j]) / rate;
            wIm[j] = Complex.lackIm(angles[j]) / rate;
        }
        this.re = new double[size];
        this.im = new double[size];
        this.turns = new int[size];
        this.countedIm = new double[size];
        this.logModulus = logModulus;
        this.phase = phase;
        Arrays.fill(logModulus, 0, size, 0);
        Arrays.fill(phase, 0, size, 0);
    }

    /** Goes through the seconds of a run of blocks, after those of all older ones. */
    void multiply(LagBlocks.Run run, double[] shares) {
        if (seconds == 2 * run.seconds() && modulus <= LARGEST) {
            square();
        } else if (seconds > 0 && seconds != run.seconds()) {
            takeLogarithms();
        }
        seconds = run.seconds();
        for (int block = run.to() - 1; block >= run.from(); block--) {
            double a = shares[block] / rate;
            double turn = 0.5 * Math.PI * a / (1 + a);
            if (modulus > LARGEST) {
                takeLogarithms();
            } else if (turned + turn >= Math.PI) {
                countTurns();
            }
            turned += turn;
            modulus *= 1 + 2 * a;
            multiply(shares[block]);
        }
    }

    private void multiply(double share) {
        for (int j = 0; j < re.length; j++) {
            double uRe = share * wRe[j];
            double uIm = share * wIm[j];
            double r = re[j];
            double i = im[j];
            re[j] = (r + uRe) + (r * uRe - i * uIm);
            im[j] = (i + uIm) + (r * uIm + i * uRe);
        }
    }

    private void countTurns() {
        for (int j = 0; j < im.length; j++) {
            turns[j] += countedIm[j] <= 0 && im[j] > 0 ? 1 : 0;
            countedIm[j] = im[j];
        }
        turned = 0;
    }

    private void square() {
        countTurns();
        for (int j = 0; j < re.length; j++) {
            double r = re[j];
            double i = im[j];
            int passed = i <= 0 ? 1 : -1;
            turns[j] = 2 * turns[j] + (1 + r < 0 ? passed : 0);
            re[j] = r * (2 + r) - i * i;
            im[j] = 2 * i * (1 + r);
            countedIm[j] = im[j];
        }
        modulus *= modulus;
    }

    /** Adds the logarithms of the products, to the power of the seconds of a block, and begins with 1 again. */
    void takeLogarithms() {
        countTurns();
        for (int j = 0; j < re.length; j++) {
            logModulus[j] += seconds * 0.5 * Complex.logSquare(re[j], im[j]);
            phase[j] += seconds * (Math.atan2(im[j], 1 + re[j]) - 2 * Math.PI * turns[j]);
            re[j] = 0;
            im[j] = 0;
            turns[j] = 0;
            countedIm[j] = 0;
        }
        modulus = 1;
    }
}
