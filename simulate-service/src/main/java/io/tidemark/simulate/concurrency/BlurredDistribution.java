package io.tidemark.simulate.concurrency;

/**
 * Distribution function over a window too wide to be resolved count by count, by one Fourier transform of {@value #POINTS}
 * frequencies (formulas at {@link FourierSeries}). The law is blurred by a normal law of two cells, a cell being 1/{@value #POINTS} of the
 * window: that is a factor on every frequency which leaves nothing of those beyond, and keeps the function rising. Such windows belong to single
 * users with enormous bursts; everything else ends in a short series.
 */
final class BlurredDistribution implements DistributionFunction {

    private static final int POINTS = 8_192;

    /** Cells beside the window: what is blurred must not wrap around. */
    private static final int MARGIN = 16;

    /** The factor on the last frequency is e to minus this: a normal law of sqrt(2 * this) / pi cells. */
    private static final double LAST_EXPONENT = 18;

    private final long from;
    private final long cell;
    private final double probabilityOfZero;

    /** F at from + cell i - 1, for i from 0 to the number of cells. */
    private final double[] atEdges;

    private BlurredDistribution(long from, long cell, double probabilityOfZero, double[] atEdges) {
        this.from = from;
        this.cell = cell;
        this.probabilityOfZero = probabilityOfZero;
        this.atEdges = atEdges;
    }

    static BlurredDistribution of(GeneratingFunction g, Window window) {
        long cell = (window.width() - 1) / (POINTS - 2 * MARGIN) + 1;
        long from = window.from() - MARGIN * cell;
        double zero = window.from() == 0 ? Math.exp(g.logAtTilt(Double.NEGATIVE_INFINITY)) : 0;
        return new BlurredDistribution(from, cell, zero, atEdges(g, from, cell));
    }

    private static double[] atEdges(GeneratingFunction g, long from, long cell) {
        double[] re = new double[POINTS];
        double[] im = new double[POINTS];
        double width = (double) POINTS * cell;
        CircleValues.compute(g, 2 * Math.PI / width, POINTS / 2, re, im);
        double constant = 0;
        for (int j = 1; j <= POINTS / 2; j++) {
            FourierSeries.makeCoefficient(2 * Math.PI * j / width, from, width, j, re, im);
            double share = 2.0 * j / POINTS;
            double weight = Math.exp(-LAST_EXPONENT * share * share);
            re[j] *= weight;
            im[j] *= weight;
            constant += re[j];
        }
        Fft.of(POINTS).transform(re, im);
        double[] atEdges = new double[POINTS + 1];
        for (int i = 1; i < POINTS; i++) {
            atEdges[i] = Math.min(Math.max((double) i / POINTS + constant - re[i], 0), 1);
        }
        atEdges[POINTS] = 1;
        return atEdges;
    }

    @Override
    public void evaluate(long first, long step, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            long n = first + i * step;
            values[i] = n < 0 ? 0 : Math.max(at(n), probabilityOfZero);
        }
    }

    private double at(long n) {
        double position = (double) (n - from + 1) / cell;
        if (position <= 0) {
            return 0;
        }
        if (position >= atEdges.length - 1) {
            return 1;
        }
        int edge = (int) position;
        return atEdges[edge] + (position - edge) * (atEdges[edge + 1] - atEdges[edge]);
    }
}
