package io.tidemark.fit.people;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.HoursOfDay;
import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.family.PopulationParameters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The tide as draws have it: by how much the hours of the day differ that captures cover.
 *
 * @param hours every hour of the day, from 0; of weekdays where weekends are told apart
 * @param weekend every hour of a weekend's day; none where weekends are not told apart
 */
public record TideOfDay(List<Hour> hours, List<Hour> weekend) {

    private static final int HOURS = HoursOfDay.HOURS;

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
        List<String> names = summaries.stream().map(ParameterSummary::name).toList();
        int weekend = names.indexOf(PopulationParameters.weekend(0));
        double[] seconds = seconds(captures, weekend >= 0);
        return new TideOfDay(
                hours(summaries, draws, names.indexOf(PopulationParameters.tide(0)), Arrays.copyOf(seconds, HOURS)),
                weekend < 0
                        ? List.of()
                        : hours(summaries, draws, weekend, Arrays.copyOfRange(seconds, HOURS, 2 * HOURS)));
    }

    /**
     * @param first place of the first hour among the parameters
     */
    private static List<Hour> hours(List<ParameterSummary> summaries, double[][] draws, int first, double[] seconds) {
        double[] busiest = new double[HOURS];
        for (double[] draw : draws) {
            int hour = IntStream.range(0, HOURS)
                    .filter(each -> seconds[each] > 0)
                    .boxed()
                    .max(Comparator.comparingDouble(each -> draw[first + each]))
                    .orElseThrow();
            busiest[hour] += 1.0 / draws.length;
        }
        return IntStream.range(0, HOURS)
                .mapToObj(hour -> {
                    ParameterSummary of = summaries.get(first + hour);
                    return new Hour(hour, seconds[hour], of.q5(), of.q50(), of.q95(), busiest[hour]);
                })
                .toList();
    }

    /** For how long captures cover every hour of the day, in seconds; behind them those of weekends where they are told apart. */
    private static double[] seconds(List<CaptureMetrics> captures, boolean weekendsApart) {
        double[] seconds = new double[2 * HOURS];
        for (CaptureMetrics capture : captures) {
            double[] of = HoursOfDay.seconds(capture.start(), capture.seconds());
            for (int hour = 0; hour < of.length; hour++) {
                seconds[weekendsApart ? hour : hour % HOURS] += of[hour];
            }
        }
        return seconds;
    }

    /** The hour of a weekend that is the busiest most probably; none where they are not told apart. */
    public Optional<Hour> busiestOfWeekend() {
        return weekend.stream().max(Comparator.comparingDouble(Hour::busiest));
    }

    /** The hour that is the busiest of those captured most probably. */
    public Hour busiest() {
        return hours.stream().max(Comparator.comparingDouble(Hour::busiest)).orElseThrow();
    }
}
