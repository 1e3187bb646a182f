package io.tidemark.simulate.concurrency;

/**
 * The vector e_k = (1 - g_k) + g_k P e_(k-1) over the states of {@link ModulatedCounts}, complex: what the generating
 * functions of all seconds so far, newest first, lack of 1. It begins with e = 0.
 */
final class LackVector {

    private final ModulatedCounts counts;
    private final int states;
    private final double[] re;
    private final double[] im;
    private final double[] lackRe;
    private final double[] lackIm;
    private final double[] nextRe;
    private final double[] nextIm;

    LackVector(ModulatedCounts counts) {
        this.counts = counts;
        this.states = counts.shapes().length;
        this.re = new double[states];
        this.im = new double[states];
        this.lackRe = new double[states];
        this.lackIm = new double[states];
        this.nextRe = new double[states];
        this.nextIm = new double[states];
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
            setLack(state, yRe, yIm);
        }
        if (seconds == 1) {
            second();
        } else {
            new Seconds().apply(seconds);
        }
    }

    /** 1 - (1 + w)^-shape = -expm1(-shape log1p(w)), w = y / rate. */
    private void setLack(int state, double yRe, double yIm) {
        double shape = counts.shapes()[state];
        double wRe = yRe / counts.rates()[state];
        double wIm = yIm / counts.rates()[state];
        double logModulus = -0.5 * shape * Complex.logSquare(wRe, wIm);
        double phase = -shape * Math.atan2(wIm, 1 + wRe);
        double sinHalf = Math.sin(0.5 * phase);
        double cosHalf = Math.cos(0.5 * phase);
        double grown = Math.expm1(logModulus);
        lackRe[state] = 2 * sinHalf * sinHalf * (1 + grown) - grown;
        lackIm[state] = -2 * sinHalf * cosHalf * (1 + grown);
    }

    private void second() {
        for (int from = 0; from < states; from++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int to = 0; to < states; to++) {
                sumRe += counts.chain().step(from, to) * re[to];
                sumIm += counts.chain().step(from, to) * im[to];
            }
            nextRe[from] = lackRe[from] + sumRe - (lackRe[from] * sumRe - lackIm[from] * sumIm);
            nextIm[from] = lackIm[from] + sumIm - (lackRe[from] * sumIm + lackIm[from] * sumRe);
        }
        System.arraycopy(nextRe, 0, re, 0, states);
        System.arraycopy(nextIm, 0, im, 0, states);
    }

    /** The step e -&gt; b + A e of one second, and of two, four and so on by taking it twice. */
    private final class Seconds {

        private double[][] aRe = new double[states][states];
        private double[][] aIm = new double[states][states];
        private double[] bRe = lackRe.clone();
        private double[] bIm = lackIm.clone();

        private Seconds() {
            for (int from = 0; from < states; from++) {
                for (int to = 0; to < states; to++) {
                    aRe[from][to] = (1 - lackRe[from]) * counts.chain().step(from, to);
                    aIm[from][to] = -lackIm[from] * counts.chain().step(from, to);
                }
            }
        }

        private void apply(int seconds) {
            for (int left = seconds; left > 0; left >>= 1) {
                if ((left & 1) == 1) {
                    image(re, im, nextRe, nextIm);
                    System.arraycopy(nextRe, 0, re, 0, states);
                    System.arraycopy(nextIm, 0, im, 0, states);
                }
                if (left > 1) {
                    twice();
                }
            }
        }

        /** b + A e. */
        private void image(double[] eRe, double[] eIm, double[] toRe, double[] toIm) {
            for (int from = 0; from < states; from++) {
                double sumRe = bRe[from];
                double sumIm = bIm[from];
                for (int to = 0; to < states; to++) {
                    sumRe += aRe[from][to] * eRe[to] - aIm[from][to] * eIm[to];
                    sumIm += aRe[from][to] * eIm[to] + aIm[from][to] * eRe[to];
                }
                toRe[from] = sumRe;
                toIm[from] = sumIm;
            }
        }

        private void twice() {
            double[] twiceRe = new double[states];
            double[] twiceIm = new double[states];
            image(bRe, bIm, twiceRe, twiceIm);
            double[][] squareRe = new double[states][states];
            double[][] squareIm = new double[states][states];
            for (int i = 0; i < states; i++) {
                for (int k = 0; k < states; k++) {
                    for (int j = 0; j < states; j++) {
                        squareRe[i][j] += aRe[i][k] * aRe[k][j] - aIm[i][k] * aIm[k][j];
                        squareIm[i][j] += aRe[i][k] * aIm[k][j] + aIm[i][k] * aRe[k][j];
                    }
                }
            }
            aRe = squareRe;
            aIm = squareIm;
            bRe = twiceRe;
            bIm = twiceIm;
        }
    }
}
