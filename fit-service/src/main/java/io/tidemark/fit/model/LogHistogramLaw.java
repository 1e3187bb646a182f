package io.tidemark.fit.model;

import io.tidemark.contracts.family.LogHistogramFamily;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Distribution of durations by a histogram of their logarithms with a Pareto tail: within a cell evenly spread in log seconds,
 * beyond the last edge e with {@code S(x) = S(e) (x / e)^-index}, beyond the length of the capture with an index of 6.
 * None is shorter than the first edge.
 *
 * <p>What outlasts a capture cannot be seen in it. An index of 6 lets it go on for a fifth of the capture's length more, on average; it is
 * deliberately little, so that what nobody saw does not decide a size. Whole days of five public computers had more: see
 * docs/adr/0047.
 */
final class LogHistogramLaw implements DurationLaw {

    private static final double UNSEEN_INDEX = LogHistogramFamily.UNSEEN_INDEX;

    private final DurationCells cells;
    private final double tailIndex;

    /** Logarithm of the probability to reach each cell, and the tail after them. */
    private final double[] logReach;

    /** Probability to end in each cell that is reached. */
    private final double[] leave;

    /**
     * A law.
     *
     * @param cells the cells
     * @param hazards hazard of each cell for a unit of log seconds
     * @param hazardsFrom index of the first cell's
     * @param tailIndex index of the tail
     */
    LogHistogramLaw(DurationCells cells, double[] hazards, int hazardsFrom, double tailIndex) {
        this.cells = cells;
        this.tailIndex = tailIndex;
        this.logReach = new double[cells.count() + 1];
        this.leave = new double[cells.count()];
        for (int i = 0; i < leave.length; i++) {
            double hazard = hazards[hazardsFrom + i] * cells.widthOf(i);
            leave[i] = -Math.expm1(-hazard);
            logReach[i + 1] = logReach[i] - hazard;
        }
    }

    @Override
    public double logDensity(double seconds) {
        double logSeconds = Math.log(seconds);
        int cell = cells.cellOf(logSeconds);
        if (cell < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return cell == leave.length
                ? Math.log(logSeconds < cells.logHorizon() ? tailIndex : UNSEEN_INDEX)
                        + logSurvival(seconds)
                        - logSeconds
                : logReach[cell] + Math.log(leave[cell] / cells.widthOf(cell)) - logSeconds;
    }

    @Override
    public double logDistribution(double seconds) {
        return Math.log(-Math.expm1(logSurvival(seconds)));
    }

    @Override
    public double logSurvival(double seconds) {
        double logSeconds = Math.log(seconds);
        int cell = cells.cellOf(logSeconds);
        if (cell < 0) {
            return 0;
        }
        double into = logSeconds - cells.logEdge(cell);
        return cell == leave.length
                ? logReach[cell]
                        - tailIndex * Math.min(into, seenTail())
                        - UNSEEN_INDEX * Math.max(into - seenTail(), 0)
                : logReach[cell] + Math.log1p(-leave[cell] * Math.min(Math.max(into / cells.widthOf(cell), 0), 1));
    }

    @Override
    public double meanWithin(double seconds) {
        double limit = Math.log(seconds);
        double sum = Math.min(seconds, Math.exp(cells.logEdge(0)));
        for (int i = 0; i < leave.length && cells.logEdge(i) < limit; i++) {
            sum += Math.exp(logReach[i]) * meanInCell(i, Math.min(limit - cells.logEdge(i), cells.widthOf(i)));
        }
        double beyond = limit - cells.logEdge(leave.length);
        return beyond > 0
                ? sum + Math.exp(logReach[leave.length] + cells.logEdge(leave.length)) * meanInTail(beyond)
                : sum;
    }

    /** Length of the tail that can be seen, in log seconds. */
    private double seenTail() {
        return cells.logHorizon() - cells.logEdge(leave.length);
    }

    /** Integral of 1 - q y / w over the seconds from the cell's lower edge to e^y times it. */
    private double meanInCell(int cell, double y) {
        double grown = Math.expm1(y);
        double share = leave[cell] / cells.widthOf(cell);
        return Math.exp(cells.logEdge(cell)) * (grown - share * (y * (grown + 1) - grown));
    }

    /** Integral of S, both in units of the last edge, from 1 to e^y. */
    private double meanInTail(double y) {
        double seen = Math.min(y, seenTail());
        double unseen = Math.max(y - seenTail(), 0);
        return power(1 - tailIndex, seen) + Math.exp((1 - tailIndex) * seen) * power(1 - UNSEEN_INDEX, unseen);
    }

    /** {@code (e^(exponent y) - 1) / exponent}. */
    private static double power(double exponent, double y) {
        return Math.abs(exponent * y) < 1e-9 ? y : Math.expm1(exponent * y) / exponent;
    }

    @Override
    public DoubleSupplier sampler(UniformRandomProvider random) {
        return () -> {
            double logSurvival = Math.log1p(-random.nextDouble());
            int cell = cellAt(logSurvival);
            double logSeconds = cells.logEdge(cell)
                    + (cell == leave.length
                            ? intoTail(logReach[cell] - logSurvival)
                            : -Math.expm1(logSurvival - logReach[cell]) / leave[cell] * cells.widthOf(cell));
            return Math.exp(logSeconds);
        };
    }

    /** How far into the tail, in log seconds, S has fallen so far. */
    private double intoTail(double fall) {
        double seen = tailIndex * seenTail();
        return fall <= seen ? fall / tailIndex : seenTail() + (fall - seen) / UNSEEN_INDEX;
    }

    /** The cell, or the tail, in which log S falls to a value. */
    private int cellAt(double logSurvival) {
        int low = 0;
        int high = leave.length;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (logReach[middle] >= logSurvival) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
