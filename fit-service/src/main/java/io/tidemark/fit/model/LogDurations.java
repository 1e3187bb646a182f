package io.tidemark.fit.model;

import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.LogBins;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Durations as a likelihood of log seconds takes them, equal ones together, each at the middle of its bin.
 *
 * @param ended durations that were seen to their end
 * @param unresolved durations of zero, by the clock's resolution, which they are known to be below
 * @param open durations so far, which those of connections still open are known to exceed
 */
record LogDurations(Group ended, Group unresolved, Group open) {

    /**
     * Log seconds in ascending order, with how often each was seen.
     *
     * @param logSeconds natural logarithms of the seconds
     * @param counts number of connections of each
     */
    record Group(double[] logSeconds, double[] counts) {

        int size() {
            return counts.length;
        }

        /** Those within cells of a width taken together at their mean. */
        Group within(double width) {
            Map<Long, double[]> cells = new TreeMap<>();
            for (int i = 0; i < counts.length; i++) {
                double[] cell = cells.computeIfAbsent((long) Math.floor(logSeconds[i] / width), key -> new double[2]);
                cell[0] += counts[i] * logSeconds[i];
                cell[1] += counts[i];
            }
            return new Group(
                    cells.values().stream()
                            .mapToDouble(cell -> cell[0] / cell[1])
                            .toArray(),
                    cells.values().stream().mapToDouble(cell -> cell[1]).toArray());
        }
    }

    static LogDurations of(DurationStatistics durations) {
        return new LogDurations(group(durations.closed()), group(durations.zeros()), group(durations.open()));
    }

    /** The shortest of them all. */
    double shortest() {
        return all().min().orElseThrow();
    }

    /** The longest of them all. */
    double longest() {
        return all().max().orElseThrow();
    }

    private DoubleStream all() {
        return Stream.of(ended.logSeconds(), unresolved.logSeconds(), open.logSeconds())
                .flatMapToDouble(Arrays::stream);
    }

    private static Group group(DurationTally tally) {
        return new Group(
                Arrays.stream(tally.bins()).mapToDouble(LogBins::logMiddle).toArray(),
                Arrays.stream(tally.counts()).mapToDouble(count -> count).toArray());
    }

    private static Group group(List<DurationStatistics.Zeros> zeros) {
        return new Group(
                zeros.stream()
                        .mapToDouble(each -> Math.log(each.clockResolutionSeconds()))
                        .toArray(),
                zeros.stream().mapToDouble(DurationStatistics.Zeros::count).toArray());
    }
}
