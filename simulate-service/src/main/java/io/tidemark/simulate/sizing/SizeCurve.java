package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.MixedLaw;
import java.util.ArrayList;
import java.util.List;

/**
 * The size against the number of users, by fewer paths than a single answer has. All points are simulated from one seed, so that what
 * is left to chance moves neighbours together and the curve is smoother than its error; that is given with every point.
 */
public final class SizeCurve {

    private final ConcurrencyLaw law;
    private final SizingQuestion question;
    private final int paths;

    /**
     * A point.
     *
     * @param users number of users
     * @param concurrentConnections size for concurrent connections
     * @param newConnectionsPerSecond size for new connections per second
     */
    public record Point(int users, Size concurrentConnections, Size newConnectionsPerSecond) {}

    /**
     * A size, times the factors.
     *
     * @param size the size
     * @param low lower end of its 90 % credible range, chance averaged out
     * @param high upper end
     * @param chance 5 % to 95 % of the peak under the middle of the draws: what chance alone does
     * @param simulationLow lower end of the 95 % interval of what the paths leave to chance
     * @param simulationHigh upper end; the largest peak where there are too few paths to tell
     * @param agreement how the paths agree with the law of the level
     */
    public record Size(
            long size,
            long low,
            long high,
            CountRange chance,
            long simulationLow,
            long simulationHigh,
            Agreement agreement) {}

    /**
     * @param law posterior and history
     * @param question certainty, horizon, factors and seed
     * @param paths number of paths of each point
     */
    public SizeCurve(ConcurrencyLaw law, SizingQuestion question, int paths) {
        this.law = law;
        this.question = question;
        this.paths = paths;
    }

    /** The points of so many numbers of users. */
    public List<Point> at(List<Integer> users) {
        return users.stream().map(this::point).toList();
    }

    /** At most so many whole numbers from one to another, at even ratios. */
    public static List<Integer> evenRatios(int from, int to, int points) {
        List<Integer> numbers = new ArrayList<>(List.of(from));
        for (int i = 1; i < points; i++) {
            int number = (int) Math.round(from * Math.pow((double) to / from, i / (points - 1.0)));
            if (number > numbers.get(numbers.size() - 1)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private Point point(int users) {
        MixedLaw all = MixedLaw.of(law, users);
        int horizon = question.horizonSeconds();
        return new Point(
                users,
                size(new PeakSimulation(all, horizon).simulate(paths, question.seed())),
                size(new MixedNewConnections(all, horizon).simulate(paths, question.seed())));
    }

    private Size size(SimulatedPeaks peaks) {
        Factors factors = question.factors();
        double certainty = question.certainty();
        CountRange range = peaks.credible(certainty).times(factors);
        return new Size(
                factors.size(peaks.quantile(certainty)),
                range.low(),
                range.high(),
                peaks.chance().times(factors),
                factors.size(peaks.law().quantileLow(certainty)),
                factors.size(peaks.law().quantileHigh(certainty)),
                peaks.byDraw().agreement());
    }
}
