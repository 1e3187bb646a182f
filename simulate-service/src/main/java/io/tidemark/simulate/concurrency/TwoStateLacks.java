package io.tidemark.simulate.concurrency;

/**
 * The vectors of {@link LackVector} for a chain of two states, at many z on the unit circle beside each other: loops of sums and products,
 * which a compiler makes vector instructions of. By Cayley and Hamilton a power of M = D P is M^h = alpha M + (1 - alpha - gamma), so that
 * h seconds take e to
 *
 * <pre>
 * e' = e + gamma (1 - e) + alpha (b + A e - e)
 * </pre>
 *
 * with b + A e the image after one second. With tau the trace and c the determinant of 1 - M^h, h doubles by
 *
 * <pre>
 * alpha' = (2 - tau) alpha        gamma' = c + (2 - tau) gamma        tau' = (2 - tau) tau + 2 c        c' = (4 - 2 tau + c) c
 * </pre>
 *
 * where nothing cancels that is small when M is near 1.
 */
final class TwoStateLacks {

    private final double p12;
    private final double p21;
    private final FallingLack first;
    private final FallingLack second;

    private final double[] e1Re;
    private final double[] e1Im;
    private final double[] e2Re;
    private final double[] e2Im;

    private final double[] alphaRe;
    private final double[] alphaIm;
    private final double[] gammaRe;
    private final double[] gammaIm;
    private final double[] tauRe;
    private final double[] tauIm;
    private final double[] cRe;
    private final double[] cIm;

    /**
     * @param counts counts of two states
     * @param yRe real parts of 1 - z, rising
     * @param yIm imaginary parts
     */
    TwoStateLacks(ModulatedCounts counts, double[] yRe, double[] yIm) {
        this.p12 = counts.chain().step(0, 1);
        this.p21 = counts.chain().step(1, 0);
        this.first = new FallingLack(counts, 0, yRe, yIm);
        this.second = new FallingLack(counts, 1, yRe, yIm);
        int size = yRe.length;
        this.e1Re = new double[size];
        this.e1Im = new double[size];
        this.e2Re = new double[size];
        this.e2Im = new double[size];
        this.alphaRe = new double[size];
        this.alphaIm = new double[size];
        this.gammaRe = new double[size];
        this.gammaIm = new double[size];
        this.tauRe = new double[size];
        this.tauIm = new double[size];
        this.cRe = new double[size];
        this.cIm = new double[size];
    }

    /** Real part of e of a state, at the z of an index. */
    double re(int state, int j) {
        return state == 0 ? e1Re[j] : e2Re[j];
    }

    /** Imaginary part. */
    double im(int state, int j) {
        return state == 0 ? e1Im[j] : e2Im[j];
    }

    /**
     * Goes back through the seconds of a run of blocks, for the z from an index on.
     *
     * @param shares by block, what is left of a second's connections
     */
    void step(LagBlocks.Run run, double[] shares, int from) {
        first.set(shares[run.from()], from);
        second.set(shares[run.from()], from);
        step(run.seconds(), from);
        for (int block = run.from() + 1; block < run.to(); block++) {
            first.change(shares[block], from);
            second.change(shares[block], from);
            step(run.seconds(), from);
        }
    }

    private void step(int seconds, int from) {
        takeOneSecond(from);
        for (int left = seconds; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                replaceByImage(from);
            }
            if (left > 1) {
                takeTwice(from);
            }
        }
    }

    private void takeOneSecond(int from) {
        double[] l1Re = first.re();
        double[] l1Im = first.im();
        double[] l2Re = second.re();
        double[] l2Im = second.im();
        double both = 1 - p12 - p21;
        for (int j = from; j < cRe.length; j++) {
            alphaRe[j] = 1;
            alphaIm[j] = 0;
            gammaRe[j] = 0;
            gammaIm[j] = 0;
            tauRe[j] = p12 + p21 + (1 - p12) * l1Re[j] + (1 - p21) * l2Re[j];
            tauIm[j] = (1 - p12) * l1Im[j] + (1 - p21) * l2Im[j];
            cRe[j] = p21 * l1Re[j] + p12 * l2Re[j] + both * (l1Re[j] * l2Re[j] - l1Im[j] * l2Im[j]);
            cIm[j] = p21 * l1Im[j] + p12 * l2Im[j] + both * (l1Re[j] * l2Im[j] + l1Im[j] * l2Re[j]);
        }
    }

    private void takeTwice(int from) {
        for (int j = from; j < cRe.length; j++) {
            double traceRe = 2 - tauRe[j];
            double traceIm = -tauIm[j];
            double oldRe = alphaRe[j];
            alphaRe[j] = traceRe * oldRe - traceIm * alphaIm[j];
            alphaIm[j] = traceRe * alphaIm[j] + traceIm * oldRe;
            oldRe = gammaRe[j];
            gammaRe[j] = cRe[j] + traceRe * oldRe - traceIm * gammaIm[j];
            gammaIm[j] = cIm[j] + traceRe * gammaIm[j] + traceIm * oldRe;
            double factorRe = 2 * traceRe + cRe[j];
            double factorIm = 2 * traceIm + cIm[j];
            oldRe = tauRe[j];
            tauRe[j] = 2 * cRe[j] + traceRe * oldRe - traceIm * tauIm[j];
            tauIm[j] = 2 * cIm[j] + traceRe * tauIm[j] + traceIm * oldRe;
            oldRe = cRe[j];
            cRe[j] = factorRe * oldRe - factorIm * cIm[j];
            cIm[j] = factorRe * cIm[j] + factorIm * oldRe;
        }
    }

    private void replaceByImage(int from) {
        double[] l1Re = first.re();
        double[] l1Im = first.im();
        double[] l2Re = second.re();
        double[] l2Im = second.im();
        for (int j = from; j < e1Re.length; j++) {
            double apartRe = e2Re[j] - e1Re[j];
            double apartIm = e2Im[j] - e1Im[j];
            double v1Re = 1 - e1Re[j];
            double v1Im = -e1Im[j];
            double v2Re = 1 - e2Re[j];
            double v2Im = -e2Im[j];
            double g1Re = v1Re - p12 * apartRe;
            double g1Im = v1Im - p12 * apartIm;
            double g2Re = v2Re + p21 * apartRe;
            double g2Im = v2Im + p21 * apartIm;
            double change1Re = p12 * apartRe + l1Re[j] * g1Re - l1Im[j] * g1Im;
            double change1Im = p12 * apartIm + l1Re[j] * g1Im + l1Im[j] * g1Re;
            double change2Re = l2Re[j] * g2Re - l2Im[j] * g2Im - p21 * apartRe;
            double change2Im = l2Re[j] * g2Im + l2Im[j] * g2Re - p21 * apartIm;
            e1Re[j] += gammaRe[j] * v1Re - gammaIm[j] * v1Im + alphaRe[j] * change1Re - alphaIm[j] * change1Im;
            e1Im[j] += gammaRe[j] * v1Im + gammaIm[j] * v1Re + alphaRe[j] * change1Im + alphaIm[j] * change1Re;
            e2Re[j] += gammaRe[j] * v2Re - gammaIm[j] * v2Im + alphaRe[j] * change2Re - alphaIm[j] * change2Im;
            e2Im[j] += gammaRe[j] * v2Im + gammaIm[j] * v2Re + alphaRe[j] * change2Im + alphaIm[j] * change2Re;
        }
    }
}
