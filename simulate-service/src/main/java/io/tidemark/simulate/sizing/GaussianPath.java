package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.Arriving;
import io.tidemark.simulate.concurrency.CountSampler;
import io.tidemark.simulate.concurrency.Fft;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A path whose cost does not grow with the number of connections. Given the counts C_t, concurrency has the mean
 *
 * <pre>A_t = sum over k of C_(t-k) q(k)        q(k) = Sbar(k) / Sbar(0), C thinned by Sbar(0), lambda its mean</pre>
 *
 * which is taken exactly, from counts of their own law, by a Fourier transform. What the ends of the connections add to it is
 * taken as stationary Gaussian noise X of covariance R(h) = lambda sum over k of q(k + h) (1 - q(k)). With q^ the transform
 * of q and T(h) the sum of q from h on, R = lambda (T - autocorrelation of q) has at the angular frequency w the spectrum
 *
 * <pre>lambda (a + b cot(w / 2) - q^(0) - |q^(w)|^2)        a + i b = q^(0) - e^(-i w) q^(w)</pre>
 *
 * The noise is as strong as the level of the moment makes it, and as skewed as binomial counts are:
 *
 * <pre>
 * N_t = A_t + X_t sqrt(A_t / E A) + (g / 6) (X_t^2 / v - 1), rounded
 * v = lambda sum of q (1 - q),    g = sum of q (1 - q) (1 - 2 q) / sum of q (1 - q)
 * </pre>
 *
 * What this leaves out is largest where few connections are seen. At 12 a second, where it begins to be used, eleven shapes of
 * traffic from Poisson to bursts of hundreds gave a distribution function off by at most 0.006 and a mean of the peaks off by
 * at most 0.7 connections or 0.35 %, and both shrink as traffic grows. Counts and q share one transform forward, A and X
 * one back. A horizon too long for one transform is drawn in stretches: counts go on from one to the next, the noise begins
 * anew.
 */
final class GaussianPath implements Path {

    /** A transform of this length is the fastest for its length; a longer one only where the history needs it. */
    private static final int LONGEST_TRANSFORM = 1 << 15;

    private final Arriving seen;
    private final double[] kept;
    private final int longestTransform;
    private final Buffers buffers;

    /** Memory to work in, for one thread at a time to use again and again. */
    static final class Buffers {
        private double[] re = {};
        private double[] im = {};

        /** Counts of the seconds before a stretch. */
        private double[] recent = {};

        private void clear(int size) {
            if (re.length != size) {
                re = new double[size];
                im = new double[size];
            }
            Arrays.fill(re, 0);
            Arrays.fill(im, 0);
        }
    }

    /**
     * @param arrivals the arrivals of all users
     * @param shares Sbar(k) by lag, falling, the first above 0
     * @param buffers memory to work in
     */
    GaussianPath(Arriving arrivals, double[] shares, Buffers buffers) {
        this(arrivals, shares, buffers, LONGEST_TRANSFORM);
    }

    GaussianPath(Arriving arrivals, double[] shares, Buffers buffers, int longestTransform) {
        this.seen = arrivals.thinned(shares[0]);
        this.kept = Arrays.stream(shares).map(share -> share / shares[0]).toArray();
        this.buffers = buffers;
        this.longestTransform = longestTransform;
    }

    @Override
    public void draw(UniformRandomProvider random, double[] levels) {
        int history = kept.length - 1;
        int longest = Math.max(longestTransform, Fft.sizeFor(2 * history));
        Fft fft = Fft.of(Math.max(Math.min(Fft.sizeFor(history + levels.length), longest), 4));
        CountSampler counts = seen.counts(history, random);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        buffers.recent = new double[history];
        Arrays.setAll(buffers.recent, second -> counts.sample());
        for (int from = 0; from < levels.length; from += fft.size() - history) {
            drawStretch(fft, counts, normal, levels, from);
        }
    }

    private void drawStretch(
            Fft fft, CountSampler counts, ZigguratSampler.NormalizedGaussian normal, double[] levels, int from) {
        int history = kept.length - 1;
        int seconds = Math.min(fft.size() - history, levels.length - from);
        buffers.clear(fft.size());
        System.arraycopy(buffers.recent, 0, buffers.re, 0, history);
        for (int second = 0; second < seconds; second++) {
            buffers.re[history + second] = counts.sample();
        }
        System.arraycopy(buffers.re, seconds, buffers.recent, 0, history);
        System.arraycopy(kept, 0, buffers.im, 0, kept.length);
        fft.transform(buffers.re, buffers.im);
        addNoiseToConvolution(fft, normal);
        // parts exchanged: the inverse transform
        fft.transform(buffers.im, buffers.re);
        combine(fft.size(), levels, from, seconds);
    }

    /** From the transform of C + i q to that of A + i X, frequency by frequency together with its mirror. */
    private void addNoiseToConvolution(Fft fft, ZigguratSampler.NormalizedGaussian normal) {
        int size = fft.size();
        int half = size / 2;
        double sum = buffers.im[0];
        double scale = Math.sqrt(seen.mean() * size);
        set(0, buffers.re[0] * sum, scale * Math.sqrt(Math.max(spectrumAtZero(sum), 0)) * normal.sample());
        set(
                half,
                buffers.re[half] * buffers.im[half],
                scale * Math.sqrt(Math.max(spectrumAtHalf(sum, buffers.im[half]), 0)) * normal.sample());
        double component = scale * Math.sqrt(0.5);
        for (int j = 1; j < half; j++) {
            double countRe = 0.5 * (buffers.re[j] + buffers.re[size - j]);
            double countIm = 0.5 * (buffers.im[j] - buffers.im[size - j]);
            double keptRe = 0.5 * (buffers.im[j] + buffers.im[size - j]);
            double keptIm = 0.5 * (buffers.re[size - j] - buffers.re[j]);
            double meanRe = countRe * keptRe - countIm * keptIm;
            double meanIm = countRe * keptIm + countIm * keptRe;
            double deviation =
                    component * Math.sqrt(Math.max(spectrum(sum, keptRe, keptIm, fft.cosine(j), fft.sine(j)), 0));
            double noiseRe = deviation * normal.sample();
            double noiseIm = deviation * normal.sample();
            buffers.re[j] = meanRe - noiseIm;
            buffers.im[j] = meanIm + noiseRe;
            buffers.re[size - j] = meanRe + noiseIm;
            buffers.im[size - j] = noiseRe - meanIm;
        }
    }

    private void set(int frequency, double mean, double noise) {
        buffers.re[frequency] = mean;
        buffers.im[frequency] = noise;
    }

    private static double spectrum(double sum, double re, double im, double cos, double sin) {
        double a = sum - (cos * re + sin * im);
        double b = sin * re - cos * im;
        return a + b * (1 + cos) / sin - sum - (re * re + im * im);
    }

    /** At w = pi the cotangent is 0 and a = q^(0) + q^(pi). */
    private static double spectrumAtHalf(double sum, double re) {
        return re - re * re;
    }

    /** At w = 0: the sum of the covariance over all h, 2 sum of (k + 1) q(k) - q^(0) - q^(0)^2. */
    private double spectrumAtZero(double sum) {
        double weighted = 0;
        for (int k = 0; k < kept.length; k++) {
            weighted += (k + 1.0) * kept[k];
        }
        return 2 * weighted - sum - sum * sum;
    }

    private void combine(int size, double[] levels, int from, int seconds) {
        int history = kept.length - 1;
        double sum = 0;
        double variance = 0;
        double third = 0;
        for (double q : kept) {
            sum += q;
            variance += q * (1 - q);
            third += q * (1 - q) * (1 - 2 * q);
        }
        double lambda = seen.mean();
        double skew = variance > 0 ? third / variance / 6 : 0;
        double noiseScale = variance > 0 ? 1 / (lambda * variance) : 0;
        for (int second = 0; second < seconds; second++) {
            double mean = Math.max(buffers.re[history + second] / size, 0);
            double noise = buffers.im[history + second] / size;
            double level = mean + noise * Math.sqrt(mean / (lambda * sum)) + skew * (noise * noise * noiseScale - 1);
            levels[from + second] = Math.max(Math.rint(level), 0);
        }
    }
}
