package io.tidemark.simulate.sizing;

import io.tidemark.contracts.HoursOfDay;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Hours of the day that captures tell apart.
 *
 * @param seconds for how long people were captured in every hour of the day from 0 on, added up over them
 * @param tide what everybody has in it, to the mean hour captured, on average over the draws
 */
public record CapturedHours(List<Double> seconds, List<Double> tide) {

    public CapturedHours {
        seconds = List.copyOf(seconds);
        tide = List.copyOf(tide);
    }

    /** Those of several captures; their tides count as much as their weights, which are in new connections of all users. */
    public static CapturedHours together(List<CapturedHours> hours, List<Double> weights) {
        double all = weights.stream().mapToDouble(Double::doubleValue).sum();
        double[] seconds = new double[HoursOfDay.HOURS];
        double[] tide = new double[HoursOfDay.HOURS];
        for (int i = 0; i < hours.size(); i++) {
            for (int hour = 0; hour < HoursOfDay.HOURS; hour++) {
                seconds[hour] += hours.get(i).seconds().get(hour);
                tide[hour] += weights.get(i) / all * hours.get(i).tide().get(hour);
            }
        }
        return new CapturedHours(
                DoubleStream.of(seconds).boxed().toList(),
                DoubleStream.of(tide).boxed().toList());
    }

    /** The busiest so many hours: of those with the most hours captured, the ones with the largest tide. */
    public DayHours busiest(int number) {
        return IntStream.range(0, HoursOfDay.HOURS)
                .mapToObj(first -> new DayHours(first, number))
                .max(Comparator.comparingLong(this::captured)
                        .thenComparingDouble(
                                hours -> hours.each().mapToDouble(tide::get).sum()))
                .orElseThrow();
    }

    /** Whether each of these hours was captured. */
    public boolean cover(DayHours hours) {
        return captured(hours) == hours.number();
    }

    private long captured(DayHours hours) {
        return hours.each().filter(hour -> seconds.get(hour) > 0).count();
    }
}
