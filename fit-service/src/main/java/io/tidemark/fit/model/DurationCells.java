package io.tidemark.fit.model;

import io.tidemark.contracts.family.LogHistogramFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Consecutive cells of log duration that durations are counted in. Their edges lie on a lattice that is the same for every
 * capture, {@code e(k) = 1e-12 s exp(k / 80)}, so that numbers of edges tell the cells.
 *
 * <p>A cell is 0.8 wide where no connection ended, 0.2 where some did. It is halved, and halved again, while the mean log
 * duration in it lies off its middle by more than 0.01 and by more than three standard errors: there durations pile up at one
 * value, such as a timeout, and a wide cell would misplace it. The most telling halvings are made first, {@value #MAX_HALVINGS} at most.
 * The last cell ends with the 0.2 in which the longest duration lies, of connections still open too.
 *
 * @param edges numbers of the edges, ascending, one more than cells
 * @param horizon number of the edge up to which a duration can be seen: the length of the longest capture, or the last edge
 */
record DurationCells(int[] edges, int horizon) {

    /** Width of a cell in which connections ended, where it is not halved. */
    static final double FINE_WIDTH = 0.2;

    private static final int COARSE = 64;
    private static final int FINE = (int) (FINE_WIDTH * LogHistogramFamily.EDGES_PER_UNIT);
    private static final int MAX_HALVINGS = 64;
    private static final double NEGLIGIBLE_OFFSET = 0.01;
    private static final double STANDARD_ERRORS = 3;

    DurationCells {
        if (edges.length < 2 || edges[0] < 0) {
            throw new IllegalArgumentException("cells need two edges or more, from 0 on, got " + edges.length);
        }
        for (int i = 1; i < edges.length; i++) {
            if (edges[i] <= edges[i - 1] || horizon < edges[i]) {
                throw new IllegalArgumentException("edges must rise, got " + edges[i - 1] + " before " + edges[i]);
            }
        }
    }

    /** The cells for some durations from captures of a length. Where there are durations of zero, the cells start below the clock's resolution. */
    static DurationCells of(LogDurations durations, double longestSeconds) {
        double shortest = durations.shortest() - (durations.unresolved().size() > 0 ? width(FINE) : 0);
        int first = Math.max(0, Math.floorDiv(floor(shortest), COARSE) * COARSE);
        int last = Math.floorDiv(floor(durations.longest()), FINE) * FINE + FINE;
        TreeSet<Integer> edges = new TreeSet<>();
        for (int coarse = first; coarse < last; coarse += COARSE) {
            edges.add(coarse);
            if (Crowd.in(coarse, coarse + COARSE, durations.ended()).count() > 0) {
                for (int fine = coarse; fine < Math.min(coarse + COARSE, last); fine += FINE) {
                    edges.add(fine);
                }
            }
        }
        edges.add(last);
        halve(edges, durations.ended());
        return new DurationCells(
                edges.stream().mapToInt(Integer::intValue).toArray(), Math.max(last, floor(Math.log(longestSeconds))));
    }

    private static void halve(TreeSet<Integer> edges, LogDurations.Group ended) {
        PriorityQueue<Crowd> crowds =
                new PriorityQueue<>(Comparator.comparingDouble(Crowd::telling).reversed());
        List<Integer> found = new ArrayList<>(edges);
        for (int i = 1; i < found.size(); i++) {
            crowds.add(Crowd.in(found.get(i - 1), found.get(i), ended));
        }
        for (int halvings = 0; halvings < MAX_HALVINGS && crowds.peek().telling() > 0; halvings++) {
            Crowd crowd = crowds.poll();
            int middle = (crowd.from() + crowd.to()) / 2;
            edges.add(middle);
            crowds.add(Crowd.in(crowd.from(), middle, ended));
            crowds.add(Crowd.in(middle, crowd.to(), ended));
        }
    }

    /** Connections that ended in a cell, and the mean of their log duration. */
    private record Crowd(int from, int to, double count, double meanLogSeconds) {

        static Crowd in(int from, int to, LogDurations.Group ended) {
            double count = 0;
            double sum = 0;
            for (int i = 0; i < ended.size(); i++) {
                int edge = floor(ended.logSeconds()[i]);
                if (edge >= from && edge < to) {
                    count += ended.counts()[i];
                    sum += ended.counts()[i] * ended.logSeconds()[i];
                }
            }
            return new Crowd(from, to, count, sum / count);
        }

        /** What a halving mends: connections times how far their mean lies off the middle; 0 where it may be chance. */
        double telling() {
            if (count == 0 || to - from < 2) {
                return 0;
            }
            double offset = Math.abs(
                    meanLogSeconds - (LogHistogramFamily.logSeconds(from) + LogHistogramFamily.logSeconds(to)) / 2);
            double standardError = width(to - from) / Math.sqrt(12 * count);
            return offset > NEGLIGIBLE_OFFSET && offset > STANDARD_ERRORS * standardError ? count * offset : 0;
        }
    }

    /** Number of cells. */
    int count() {
        return edges.length - 1;
    }

    /** Logarithm of the seconds at the lower edge of a cell; at {@link #count()} that of the last edge. */
    double logEdge(int cell) {
        return LogHistogramFamily.logSeconds(edges[cell]);
    }

    /** Logarithm of the seconds up to which a duration can be seen. */
    double logHorizon() {
        return LogHistogramFamily.logSeconds(horizon);
    }

    /** Width of a cell in log seconds. */
    double widthOf(int cell) {
        return width(edges[cell + 1] - edges[cell]);
    }

    /** The cell that a duration lies in; the number of cells where it is beyond the last, -1 where it is before the first. */
    int cellOf(double logSeconds) {
        int at = Arrays.binarySearch(edges, floor(logSeconds));
        return at >= 0 ? at : -at - 2;
    }

    /** Number of the last edge of the lattice at or below a duration; a rounding error above it counts as at it. */
    private static int floor(double logSeconds) {
        return (int)
                Math.floor((logSeconds - LogHistogramFamily.LOG_ORIGIN) * LogHistogramFamily.EDGES_PER_UNIT + 1e-9);
    }

    private static double width(int edges) {
        return edges / LogHistogramFamily.EDGES_PER_UNIT;
    }
}
