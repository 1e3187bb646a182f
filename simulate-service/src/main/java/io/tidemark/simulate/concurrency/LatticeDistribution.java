package io.tidemark.simulate.concurrency;

import java.util.Optional;

/**
 * Distribution function at every count of a window, by one Fourier transform of the generating function over 2^m points, which are at least as many as
 * the counts:
 *
 * <pre>P(N = n) = 2^-m sum over j of G(e^(i x_j)) e^(-i x_j n),   x_j = 2 pi j / 2^m</pre>
 */
final class LatticeDistribution implements DistributionFunction {

    static final int MOST_POINTS = 8_192;

    private final long from;

    /** F at from - 1 + i. */
    private final double[] sums;

    private LatticeDistribution(long from, double[] sums) {
        this.from = from;
        this.sums = sums;
    }

    /** From few angles, or nothing where the window is too wide for them or the law not smooth enough. */
    static Optional<LatticeDistribution> ofFewAngles(GeneratingFunction g, Window window) {
        if (window.width() > NarrowCircle.MOST_POINTS || !g.isSmooth()) {
            return Optional.empty();
        }
        int points = Fft.sizeFor((int) window.width());
        double[] re = new double[points / 2 + 1];
        double[] im = new double[points / 2 + 1];
        return NarrowCircle.of(points).compute(g, re, im) ? Optional.of(of(g, window, re, im)) : Optional.empty();
    }

    /** From all frequencies of a window of at most {@value #MOST_POINTS} counts. */
    static LatticeDistribution of(GeneratingFunction g, Window window) {
        int points = Fft.sizeFor((int) window.width());
        double[] re = new double[points / 2 + 1];
        double[] im = new double[points / 2 + 1];
        re[0] = 1;
        CircleValues.compute(g, 2 * Math.PI / points, points / 2, re, im);
        return of(g, window, re, im);
    }

    /** From G at the frequencies, up to half of the points. */
    private static LatticeDistribution of(GeneratingFunction g, Window window, double[] re, double[] im) {
        double[] sums = new double[(int) window.width() + 1];
        sums[sums.length - 1] = 1;
        if (sums.length == 2) {
            return new LatticeDistribution(window.from(), sums);
        }
        int points = 2 * (re.length - 1);
        Fft.of(points).transformToReal(re, im);
        double least = window.from() == 0 ? Math.exp(g.logAtTilt(Double.NEGATIVE_INFINITY)) : 0;
        double sum = 0;
        for (int i = 1; i < sums.length - 1; i++) {
            int n = (int) (window.from() + i - 1) & (points - 1);
            sum += (n & 1) == 0 ? re[n / 2] : im[n / 2];
            sums[i] = Math.min(Math.max(sum / points, least), 1);
        }
        return new LatticeDistribution(window.from(), sums);
    }

    @Override
    public void evaluate(long first, long step, double[] values, int count) {
        long at = first - from + 1;
        for (int i = 0; i < count; i++) {
            values[i] = at <= 0 ? 0 : sums[(int) Math.min(at, sums.length - 1)];
            at += step;
        }
    }
}
