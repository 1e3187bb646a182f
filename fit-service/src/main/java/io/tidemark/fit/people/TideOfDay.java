package io.tidemark.fit.people;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.HoursOfDay;
import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.family.PopulationParameters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tide as draws have it: by how much the hours of the day differ that captures cover.
 *
 * @param hours every hour of the day, from 0
 */
public record TideOfDay(List<Hour> hours) {

    /**
     * An hour of the day.
     *
     * @param hour its number, 14 from 14:00 to 15:00 UTC
     * @param seconds for how long it was captured, added up over captures
     * @param q5 5 % quantile of the new connections in it to those of the mean hour captured
     * @param q50 median
     * @param q95 95 % quantile
     * @param busiest probability that it is the busiest of those captured
     */
    public record Hour(int hour, double seconds, double q5, double q50, double q95, double busiest) {}

    /**
     * The tide of a fit.
     *
     * @param summaries of all its parameters, in the order of a draw's values
     * @param draws all draws, of which some columns are the tide's
     * @param captures what it was fitted to
     */
    public static TideOfDay of(List<ParameterSummary> summaries, double[][] draws, List<CaptureMetrics> captures) {
        int first = summaries.stream().map(ParameterSummary::name).toList().indexOf(PopulationParameters.tide(0));
        double[] seconds = seconds(captures);
        double[] busiest = new double[HoursOfDay.HOURS];
        for (double[] draw : draws) {
            int hour = IntStream.range(0, HoursOfDay.HOURS)
                    .filter(each -> seconds[each] > 0)
                    .boxed()
                    .max(Comparator.comparingDouble(each -> draw[first + each]))
                    .orElseThrow();
            busiest[hour] += 1.0 / draws.length;
        }
        return new TideOfDay(IntStream.range(0, HoursOfDay.HOURS)
                .mapToObj(hour -> {
                    ParameterSummary of = summaries.get(first + hour);
                    return new Hour(hour, seconds[hour], of.q5(), of.q50(), of.q95(), busiest[hour]);
                })
                .toList());
    }

    /** For how long captures cover every hour of the day, in seconds. */
    public static double[] seconds(List<CaptureMetrics> captures) {
        double[] seconds = new double[HoursOfDay.HOURS];
        for (CaptureMetrics capture : captures) {
            double[] of = HoursOfDay.seconds(capture.start(), capture.seconds());
            Arrays.setAll(seconds, hour -> seconds[hour] + of[hour]);
        }
        return seconds;
    }

    /** The hour that is the busiest of those captured most probably. */
    public Hour busiest() {
        return hours.stream().max(Comparator.comparingDouble(Hour::busiest)).orElseThrow();
    }
}
