package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.MixedLaw;
import java.util.Arrays;

/**
 * Lines of a firewall that writes one to its log whenever a session ends, as most do unless told otherwise. Lines of what begins, of
 * what is denied and of what goes on for long are not in it. Demand grows by the growth that was asked for; headroom is room that
 * stands empty and logs nothing.
 *
 * @param endedPerMinute sessions that end in a minute of the busiest hour, before growth
 * @param meanHour new connections of the mean hour captured, to those of the busiest; 1 where hours are not told apart
 * @param startedPerDay where 90 % of the draws, each taken as the truth, put the mean of sessions that start in 24 hours, as many as end,
 *     before growth
 * @param growth what both are multiplied by
 */
public record LogVolume(Level endedPerMinute, double meanHour, CountRange startedPerDay, Factors growth) {

    private static final double MINUTES_OF_A_DAY = 1_440;
    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    static LogVolume of(MixedLaw law, Factors factors) {
        double[] inMeanHour = law.newConnectionsOfMeanHour();
        double[] inBusiest = law.newConnectionsMoments().mean();
        return new LogVolume(
                Level.of(law.connectionsEndedPerMinute()),
                Arrays.stream(inMeanHour).sum() / Arrays.stream(inBusiest).sum(),
                perDay(inMeanHour),
                factors.growthAlone());
    }

    private static CountRange perDay(double[] perSecond) {
        double[] ascending = perSecond.clone();
        Arrays.sort(ascending);
        int last = ascending.length - 1;
        return new CountRange(
                Counted.below(SECONDS_OF_A_DAY * ascending[(int) (LOW * last)]),
                Counted.above(SECONDS_OF_A_DAY * ascending[(int) Math.ceil(HIGH * last)]));
    }

    /** Lines a minute of the busiest hour, on average. */
    public double linesPerMinute() {
        return growth.growth() * endedPerMinute.mean();
    }

    /** Lines that a share p of all minutes does not exceed. */
    public long linesPerMinute(double p) {
        return growth.size(endedPerMinute.quantile(p));
    }

    /** Lines in 24 hours, all like those captured, on average. */
    public double linesPerDay() {
        return MINUTES_OF_A_DAY * meanHour * linesPerMinute();
    }

    /** Where 90 % of the draws put that average. */
    public CountRange credibleLinesPerDay() {
        return startedPerDay.times(growth);
    }
}
