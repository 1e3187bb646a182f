package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.family.LogHistogramFamily;
import java.util.Arrays;

/**
 * Durations by a histogram of their logarithms with a Pareto tail. A connection that reaches a cell ends in it with probability {@code q =
 * 1 - exp(-hazard width)}, evenly spread in log seconds; beyond the last edge e, {@code S(x) = S(e) (x / e)^-index} up to the length of
 * the capture, and with an index of 6 beyond that, where nothing can be seen. None is shorter than the first edge. Within a cell from edge a of width w, y = ln(x / a),
 *
 * <pre>S(x) = S(a) (1 - q y / w),   L(x) - L(a) = S(a) a (e^y - 1 - q / w (y e^y - e^y + 1))
 * tail:                       L(x) - L(e) = S(e) e (e^((1 - index) y) - 1) / (1 - index)</pre>
 */
final class LogHistogramDurations implements DurationLaw {

    /** Index beyond the length of the capture: what outlasts it goes on for a fifth of it, on average. */
    private static final double UNSEEN_INDEX = LogHistogramFamily.UNSEEN_INDEX;

    /** Exponents this small count as 0. */
    private static final double NEGLIGIBLE = 1e-9;

    private final double[] logEdges;
    private final double[] leave;
    private final double tailIndex;

    /** Length in log seconds of the tail that can be seen. */
    private final double seenTail;

    /** S and L at every edge. */
    private final double[] survivals;

    private final double[] meansWithin;

    /**
     * @param logEdges logarithms of the edges in seconds, ascending, one more than cells; not copied
     * @param hazards hazard of each cell for a unit of log seconds, 0 or more
     * @param tailIndex index of the tail, above 0
     * @param logHorizon logarithm of the capture's length, at least the last edge
     */
    LogHistogramDurations(double[] logEdges, double[] hazards, double tailIndex, double logHorizon) {
        if (logEdges.length != hazards.length + 1 || Arrays.stream(hazards).anyMatch(hazard -> !(hazard >= 0))) {
            throw new IllegalArgumentException("hazards of " + (logEdges.length - 1)
                    + " cells: expected numbers of 0 or more, got " + Arrays.toString(hazards));
        }
        Positive.of("index of the tail", tailIndex);
        this.logEdges = logEdges;
        this.tailIndex = tailIndex;
        this.seenTail = Math.max(logHorizon - logEdges[hazards.length], 0);
        this.leave = new double[hazards.length];
        this.survivals = new double[logEdges.length];
        this.meansWithin = new double[logEdges.length];
        survivals[0] = 1;
        meansWithin[0] = Math.exp(logEdges[0]);
        for (int i = 0; i < hazards.length; i++) {
            double hazard = hazards[i] * (logEdges[i + 1] - logEdges[i]);
            leave[i] = -Math.expm1(-hazard);
            survivals[i + 1] = survivals[i] * Math.exp(-hazard);
            meansWithin[i + 1] = meansWithin[i] + heldInCell(i, logEdges[i + 1] - logEdges[i]);
        }
    }

    private double heldInCell(int cell, double y) {
        double grown = Math.expm1(y);
        double slope = leave[cell] / (logEdges[cell + 1] - logEdges[cell]);
        return survivals[cell] * Math.exp(logEdges[cell]) * (grown - slope * (y * (grown + 1) - grown));
    }

    private double heldInTail(double y) {
        double seen = Math.min(y, seenTail);
        double unseen = Math.max(y - seenTail, 0);
        double grown = power(1 - tailIndex, seen) + Math.exp((1 - tailIndex) * seen) * power(1 - UNSEEN_INDEX, unseen);
        return survivals[leave.length] * Math.exp(logEdges[leave.length]) * grown;
    }

    /** {@code (e^(exponent y) - 1) / exponent}. */
    private static double power(double exponent, double y) {
        return Math.abs(exponent * y) < NEGLIGIBLE ? y : Math.expm1(exponent * y) / exponent;
    }

    @Override
    public double mean() {
        return meansWithin[leave.length] + heldInTail(Double.POSITIVE_INFINITY);
    }

    @Override
    public double survival(double seconds) {
        double logSeconds = Math.log(seconds);
        int cell = cell(logSeconds);
        if (cell < 0) {
            return 1;
        }
        double y = logSeconds - logEdges[cell];
        return cell == leave.length
                ? survivals[cell]
                        * Math.exp(-tailIndex * Math.min(y, seenTail) - UNSEEN_INDEX * Math.max(y - seenTail, 0))
                : survivals[cell] * (1 - leave[cell] * y / (logEdges[cell + 1] - logEdges[cell]));
    }

    @Override
    public double meanWithin(double seconds) {
        double logSeconds = Math.log(seconds);
        int cell = cell(logSeconds);
        if (cell < 0) {
            return seconds;
        }
        double y = logSeconds - logEdges[cell];
        return meansWithin[cell] + (cell == leave.length ? heldInTail(y) : heldInCell(cell, y));
    }

    /** The cell that a duration lies in; the number of cells where it is in the tail, -1 where it is below all. */
    private int cell(double logSeconds) {
        int found = Arrays.binarySearch(logEdges, logSeconds);
        return found >= 0 ? found : -found - 2;
    }
}
