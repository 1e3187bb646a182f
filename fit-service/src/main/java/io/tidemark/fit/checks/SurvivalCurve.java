package io.tidemark.fit.checks;

/**
 * Product-limit estimate (Kaplan and Meier 1958) of how many durations exceed a time, of durations seen to their end and of
 * lower bounds, grouped in cells 1 % wide; the first cell holds what is shorter than the clock can tell. Durations are added,
 * then asked about.
 */
final class SurvivalCurve {

    private static final double WIDTH = 0.01;

    private final double logShortest;
    private final double[] ended;
    private final double[] open;
    private double[] survival = new double[0];

    /**
     * A curve.
     *
     * @param resolutionSeconds what the clock can tell apart, in seconds
     * @param longestSeconds no duration is longer
     */
    SurvivalCurve(double resolutionSeconds, double longestSeconds) {
        this.logShortest = Math.log(resolutionSeconds);
        int cells = cell(Math.max(longestSeconds, resolutionSeconds)) + 1;
        this.ended = new double[cells];
        this.open = new double[cells];
    }

    /** Adds durations that were seen to their end. */
    void addEnded(double seconds, double number) {
        ended[Math.min(ended.length - 1, cell(seconds))] += number;
    }

    /** Adds durations that are longer than a time. */
    void addOpen(double seconds, double number) {
        open[Math.min(open.length - 1, cell(seconds))] += number;
    }

    /** Share of durations that exceed a time; beyond the last that was seen to its end, the share that exceeds that one. */
    double shareAbove(double seconds) {
        return curve()[Math.min(ended.length - 1, cell(seconds))];
    }

    /** Share of durations too short for the clock. */
    double zeroShare() {
        return 1 - curve()[0];
    }

    /** The duration that a share of them does not exceed: 0 below the clock's resolution, infinite where none was seen to end so late. */
    double quantile(double p) {
        double[] curve = curve();
        for (int cell = 0; cell < curve.length; cell++) {
            if (curve[cell] <= 1 - p) {
                return cell == 0 ? 0 : Math.exp(logShortest + (cell - 0.5) * WIDTH);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Mean of min(d, x) and its sampling variance. */
    record RestrictedMean(double seconds, double variance) {}

    /**
     * The mean of min(d, x), x the end of the last cell that holds anything, and its variance (Greenwood's; Klein and Moeschberger 2003,
     * section 4.5): with A the area under the curve beyond a time at which {@code e} of {@code n} at risk ended,
     *
     * <pre>Var = sum over times of A^2 e / (n (n - e))</pre>
     */
    RestrictedMean restrictedMean() {
        double[] curve = curve();
        double atRisk = 0;
        double beyond = 0;
        double variance = 0;
        for (int cell = lastCell(); cell >= 0; cell--) {
            double here = ended[cell];
            double left = atRisk + open[cell];
            atRisk = left + here;
            if (here > 0 && left > 0) {
                variance += beyond * beyond * here / (atRisk * left);
            }
            double before = cell == 0 ? 1 : curve[cell - 1];
            beyond += before * (middle(cell) - (cell == 0 ? 0 : middle(cell - 1)));
        }
        return new RestrictedMean(beyond, variance);
    }

    /** The time up to which means are restricted: the middle of the last cell that holds anything. */
    double restrictedTo() {
        return middle(lastCell());
    }

    private int lastCell() {
        int cell = ended.length - 1;
        while (cell > 0 && ended[cell] + open[cell] == 0) {
            cell--;
        }
        return cell;
    }

    private double middle(int cell) {
        return cell == 0 ? 0 : Math.exp(logShortest + (cell - 0.5) * WIDTH);
    }

    /** Cell 0 lies below the resolution, cell i from exp((i - 1) width) times it on. */
    private int cell(double seconds) {
        double above = (Math.log(seconds) - logShortest) / WIDTH;
        return above < 0 ? 0 : (int) above + 1;
    }

    /** The share that exceeds each cell. */
    private double[] curve() {
        if (survival.length > 0) {
            return survival;
        }
        double atRisk = 0;
        for (int cell = 0; cell < ended.length; cell++) {
            atRisk += ended[cell] + open[cell];
        }
        survival = new double[ended.length];
        double share = 1;
        for (int cell = 0; cell < ended.length; cell++) {
            share *= ended[cell] == 0 ? 1 : 1 - ended[cell] / atRisk;
            atRisk -= ended[cell] + open[cell];
            survival[cell] = share;
        }
        return survival;
    }
}
