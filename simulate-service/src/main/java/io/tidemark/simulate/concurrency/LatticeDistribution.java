package io.tidemark.simulate.concurrency;

/**
 * Distribution function from all frequencies of the window, by one Fourier transform (formulas at {@link FourierSeries}):
 * exact at every count where the window holds at most {@value #MOST_POINTS} of them. In a wider window the law is blurred by
 * a normal law of two cells, a cell being 1/{@value #MOST_POINTS} of the window: that is a factor on every frequency which
 * leaves nothing of those beyond, and keeps the function rising. Such windows belong to single users with enormous bursts;
 * everything else ends in a short series.
 */
final class LatticeDistribution implements DistributionFunction {

    static final int MOST_POINTS = 8_192;

    /** Cells beside a window that is not resolved count by count: what is blurred must not wrap around. */
    private static final int MARGIN = 16;

    /** The factor on the last frequency is e to minus this: a normal law of sqrt(2 * this) / pi cells. */
    private static final double LAST_EXPONENT = 18;

    private final long from;
    private final long cell;
    private final double probabilityOfZero;

    /** F at from + cell i - 1, for i from 0 to the number of cells. */
    private final double[] atEdges;

    private LatticeDistribution(long from, long cell, double probabilityOfZero, double[] atEdges) {
        this.from = from;
        this.cell = cell;
        this.probabilityOfZero = probabilityOfZero;
        this.atEdges = atEdges;
    }

    static LatticeDistribution of(GeneratingFunction g, Window window) {
        if (window.width() == 1) {
            return new LatticeDistribution(window.from(), 1, 0, new double[] {0, 1});
        }
        boolean exact = window.width() <= MOST_POINTS;
        int points = exact ? Fft.sizeFor((int) window.width()) : MOST_POINTS;
        long cell = exact ? 1 : (window.width() - 1) / (MOST_POINTS - 2 * MARGIN) + 1;
        long from = exact ? window.from() : window.from() - MARGIN * cell;
        double zero = window.from() == 0 ? Math.exp(g.logAtTilt(Double.NEGATIVE_INFINITY)) : 0;
        return new LatticeDistribution(from, cell, zero, atEdges(g, from, cell, points));
    }

    private static double[] atEdges(GeneratingFunction g, long from, long cell, int points) {
        double[] re = new double[points];
        double[] im = new double[points];
        double width = (double) points * cell;
        CircleValues.compute(g, 2 * Math.PI / width, points / 2, re, im);
        double constant = 0;
        for (int j = 1; j <= points / 2; j++) {
            FourierSeries.makeCoefficient(2 * Math.PI * j / width, from, width, j, re, im);
            double weight = weight(j, points, cell);
            re[j] *= weight;
            im[j] *= weight;
            constant += re[j];
        }
        Fft.of(points).transform(re, im);
        double[] atEdges = new double[points + 1];
        for (int i = 1; i < points; i++) {
            atEdges[i] = Math.min(Math.max((double) i / points + constant - re[i], 0), 1);
        }
        atEdges[points] = 1;
        return atEdges;
    }

    private static double weight(int j, int points, long cell) {
        int last = points / 2;
        if (cell == 1) {
            return j == last ? 0.5 : 1;
        }
        double share = (double) j / last;
        return Math.exp(-LAST_EXPONENT * share * share);
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
