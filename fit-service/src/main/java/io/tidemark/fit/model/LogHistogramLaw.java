package io.tidemark.fit.model;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Distribution of durations by a histogram of their logarithms with a Pareto tail: within a cell evenly spread in log seconds,
 * beyond the last edge e with {@code S(x) = S(e) (x / e)^-index}. None is shorter than the first edge.
 */
final class LogHistogramLaw implements DurationLaw {

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
                ? Math.log(tailIndex) + logSurvival(seconds) - logSeconds
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
                ? logReach[cell] - tailIndex * into
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
        return beyond > 0 ? sum + Math.exp(logReach[leave.length]) * meanInTail(beyond) : sum;
    }

    /** Integral of 1 - q y / w over the seconds from the cell's lower edge to e^y times it. */
    private double meanInCell(int cell, double y) {
        double grown = Math.expm1(y);
        double share = leave[cell] / cells.widthOf(cell);
        return Math.exp(cells.logEdge(cell)) * (grown - share * (y * (grown + 1) - grown));
    }

    /** Integral of e^(-index y) over the seconds from the last edge to e^y times it. */
    private double meanInTail(double y) {
        double exponent = 1 - tailIndex;
        return Math.exp(cells.logEdge(leave.length))
                * (Math.abs(exponent * y) < 1e-9 ? y : Math.expm1(exponent * y) / exponent);
    }

    @Override
    public DoubleSupplier sampler(UniformRandomProvider random) {
        return () -> {
            double logSurvival = Math.log1p(-random.nextDouble());
            int cell = cellAt(logSurvival);
            double logSeconds = cells.logEdge(cell)
                    + (cell == leave.length
                            ? (logReach[cell] - logSurvival) / tailIndex
                            : -Math.expm1(logSurvival - logReach[cell]) / leave[cell] * cells.widthOf(cell));
            return Math.exp(logSeconds);
        };
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
