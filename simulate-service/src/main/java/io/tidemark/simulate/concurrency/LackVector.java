package io.tidemark.simulate.concurrency;

import java.util.Arrays;

/**
 * The vector e_k = (1 - g_k) + g_k P e_(k-1) over the states of {@link ModulatedCounts}, complex: what the generating
 * functions of all seconds so far, newest first, lack of 1. It begins with e = 0.
 */
final class LackVector {

    private final ModulatedCounts counts;
    private final int states;

    /** Probabilities of the chain's steps, row by row. */
    private final double[] steps;

    private final double[] re;
    private final double[] im;
    private final double[] lack = new double[2];
    private final double[] lackRe;
    private final double[] lackIm;
    private final double[] nextRe;
    private final double[] nextIm;

    /** The step e -&gt; b + A e of a power of two of seconds, A row by row. */
    private final double[] aRe;

    private final double[] aIm;
    private final double[] bRe;
    private final double[] bIm;
    private final double[] squareRe;
    private final double[] squareIm;

    LackVector(ModulatedCounts counts) {
        this.counts = counts;
        this.states = counts.shapes().length;
        this.steps = new double[states * states];
        Arrays.setAll(steps, i -> counts.chain().step(i / states, i % states));
        this.re = new double[states];
        this.im = new double[states];
        this.lackRe = new double[states];
        this.lackIm = new double[states];
        this.nextRe = new double[states];
        this.nextIm = new double[states];
        this.aRe = new double[states * states];
        this.aIm = new double[states * states];
        this.bRe = new double[states];
        this.bIm = new double[states];
        this.squareRe = new double[states * states];
        this.squareIm = new double[states * states];
    }

    double re(int state) {
        return re[state];
    }

    double im(int state) {
        return im[state];
    }

    /**
     * Goes back so many seconds.
     *
     * @param yRe share of a second's connections that is left, times 1 - z, real part of it
     * @param yIm imaginary part
     */
    void step(double yRe, double yIm, int seconds) {
        for (int state = 0; state < states; state++) {
            counts.lack(state, yRe, yIm, lack);
            lackRe[state] = lack[0];
            lackIm[state] = lack[1];
        }
        takeOneSecond();
        for (int left = seconds; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                replaceByImage(re, im);
            }
            if (left > 1) {
                takeTwice();
            }
        }
    }

    private void takeOneSecond() {
        System.arraycopy(lackRe, 0, bRe, 0, states);
        System.arraycopy(lackIm, 0, bIm, 0, states);
        for (int from = 0; from < states; from++) {
            for (int to = 0; to < states; to++) {
                int at = from * states + to;
                aRe[at] = (1 - lackRe[from]) * steps[at];
                aIm[at] = -lackIm[from] * steps[at];
            }
        }
    }

    /** e becomes b + A e. */
    private void replaceByImage(double[] eRe, double[] eIm) {
        for (int from = 0; from < states; from++) {
            double sumRe = bRe[from];
            double sumIm = bIm[from];
            for (int to = 0; to < states; to++) {
                int at = from * states + to;
                sumRe += aRe[at] * eRe[to] - aIm[at] * eIm[to];
                sumIm += aRe[at] * eIm[to] + aIm[at] * eRe[to];
            }
            nextRe[from] = sumRe;
            nextIm[from] = sumIm;
        }
        System.arraycopy(nextRe, 0, eRe, 0, states);
        System.arraycopy(nextIm, 0, eIm, 0, states);
    }

    private void takeTwice() {
        replaceByImage(bRe, bIm);
        for (int i = 0; i < states; i++) {
            for (int j = 0; j < states; j++) {
                double sumRe = 0;
                double sumIm = 0;
                for (int k = 0; k < states; k++) {
                    int left = i * states + k;
                    int right = k * states + j;
                    sumRe += aRe[left] * aRe[right] - aIm[left] * aIm[right];
                    sumIm += aRe[left] * aIm[right] + aIm[left] * aRe[right];
                }
                squareRe[i * states + j] = sumRe;
                squareIm[i * states + j] = sumIm;
            }
        }
        System.arraycopy(squareRe, 0, aRe, 0, aRe.length);
        System.arraycopy(squareIm, 0, aIm, 0, aIm.length);
    }
}
