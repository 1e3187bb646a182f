package io.tidemark.fit.mcmc.adaptation;

import java.util.ArrayList;
import java.util.List;

/**
 * Stan's schedule of warm-up: a first phase in which only the step size is adapted, windows of doubling length at the end
 * of each of which the metric is set from the variances seen in it, and a last phase for the step size alone. With 1,000
 * iterations: 75, then windows of 25, 50, 100, 200 and 500, then 50. From the second on, a window that the next doubling
 * would not fit behind is lengthened to the end. Below 150 iterations the phases are 15, 75 and 10 %.
 *
 * @param warmup number of iterations
 * @param windowStart first iteration, from 0, whose position counts for the metric
 * @param windowEnds last iterations of the windows, ascending
 */
public record WarmupSchedule(int warmup, int windowStart, List<Integer> windowEnds) {

    private static final int FIRST_PHASE = 75;
    private static final int LAST_PHASE = 50;
    private static final int FIRST_WINDOW = 25;

    /** The schedule of a number of iterations. */
    public static WarmupSchedule of(int warmup) {
        if (FIRST_PHASE + FIRST_WINDOW + LAST_PHASE <= warmup) {
            return of(warmup, FIRST_PHASE, FIRST_WINDOW, LAST_PHASE);
        }
        int first = (int) (0.15 * warmup);
        int last = (int) (0.1 * warmup);
        return of(warmup, first, warmup - first - last, last);
    }

    private static WarmupSchedule of(int warmup, int first, int firstWindow, int last) {
        List<Integer> ends = new ArrayList<>();
        int end = warmup - last;
        int next = first + firstWindow;
        for (int length = 2 * firstWindow; next < end; length *= 2) {
            ends.add(next - 1);
            next = next + length + 2 * length > end ? end : next + length;
        }
        ends.add(end - 1);
        return new WarmupSchedule(warmup, first, List.copyOf(ends));
    }

    /** Whether an iteration's position counts for the metric. */
    public boolean learnsMetric(int iteration) {
        return iteration >= windowStart && iteration <= windowEnds.get(windowEnds.size() - 1);
    }

    /** Whether the metric is set after an iteration. */
    public boolean endsWindow(int iteration) {
        return windowEnds.contains(iteration);
    }
}
