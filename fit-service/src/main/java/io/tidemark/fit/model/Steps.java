package io.tidemark.fit.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Series of observations in steps: a second, or a run of seconds of the same observation, which costs as little as one. The
 * first second of a series is always a step of its own.
 *
 * @param series steps of each series: the index of a second's observation, or {@code -1 - i} for a run as {@code runs} has it at
 *     i
 * @param runs every run that occurs, once
 */
record Steps(List<int[]> series, List<Run> runs) {

    /** A shorter run is taken second by second, which costs no more. */
    static final int SHORTEST_RUN = 8;

    /**
     * Seconds of one observation.
     *
     * @param index index of the observation
     * @param seconds how many
     */
    record Run(int index, int seconds) {}

    /** Steps of series of observations' indices. */
    static Steps of(List<int[]> series) {
        Map<Run, Integer> places = new LinkedHashMap<>();
        List<int[]> steps = series.stream().map(each -> steps(each, places)).toList();
        return new Steps(steps, List.copyOf(places.keySet()));
    }

    private static int[] steps(int[] series, Map<Run, Integer> places) {
        List<Integer> steps = new ArrayList<>();
        int from = 0;
        while (from < series.length) {
            int seconds = from == 0 ? 1 : equalSeconds(series, from);
            if (seconds < SHORTEST_RUN) {
                for (int i = 0; i < seconds; i++) steps.add(series[from]);
            } else {
                steps.add(-1 - places.computeIfAbsent(new Run(series[from], seconds), run -> places.size()));
            }
            from += seconds;
        }
        return steps.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int equalSeconds(int[] series, int from) {
        int to = from + 1;
        while (to < series.length && series[to] == series[from]) to++;
        return to - from;
    }
}
