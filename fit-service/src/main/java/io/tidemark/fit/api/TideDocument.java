package io.tidemark.fit.api;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.HoursOfDay;
import io.tidemark.contracts.finding.Spoken;
import io.tidemark.fit.jobs.StoredFit;
import io.tidemark.fit.people.PeopleData;
import io.tidemark.fit.people.TideOfDay;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The tide of a fit.
 *
 * @param fit id of the fit
 * @param zone time zone that hours are in
 * @param hours every hour of the day from 0; none where there is no tide; of weekdays where weekends are told apart
 * @param weekend every hour of a Saturday or Sunday from 0, to the mean hour of weekdays; none where weekends are not told apart
 * @param busiestHour the hour that is the busiest of those captured most probably; absent where there is no tide
 * @param text the same in a sentence, or why there is no tide
 */
@Schema(name = "Tide")
record TideDocument(
        String fit,
        String zone,
        List<HourDocument> hours,
        List<HourDocument> weekend,
        Optional<Integer> busiestHour,
        String text) {

    private static final String UTC = "UTC";

    /**
     * An hour of the day.
     *
     * @param hour its number, 14 from 14:00 to 15:00
     * @param secondsCaptured for how long it was captured, added up over captures
     * @param q5 5 % quantile of the new connections in it to those of the mean hour captured
     * @param q50 median
     * @param q95 95 % quantile
     * @param busiest probability that it is the busiest of those captured
     */
    @Schema(name = "TideHour")
    record HourDocument(int hour, double secondsCaptured, double q5, double q50, double q95, double busiest) {

        static HourDocument of(TideOfDay.Hour hour) {
            return new HourDocument(hour.hour(), hour.seconds(), hour.q5(), hour.q50(), hour.q95(), hour.busiest());
        }
    }

    static TideDocument of(StoredFit fit, Optional<TideOfDay> tide, List<CaptureMetrics> captures) {
        return new TideDocument(
                fit.id(),
                UTC,
                hours(tide, TideOfDay::hours),
                hours(tide, TideOfDay::weekend),
                tide.map(each -> each.busiest().hour()),
                tide.map(TideDocument::words).orElseGet(() -> why(captures)));
    }

    private static List<HourDocument> hours(Optional<TideOfDay> tide, Function<TideOfDay, List<TideOfDay.Hour>> which) {
        return tide.stream()
                .flatMap(each -> which.apply(each).stream())
                .map(HourDocument::of)
                .toList();
    }

    private static String words(TideOfDay tide) {
        TideOfDay.Hour busiest = tide.busiest();
        return tide.busiestOfWeekend()
                .map(weekend -> "Weekdays and weekends are told apart. " + words(busiest, "hour of weekdays captured")
                        + " The busiest hour of weekends has "
                        + Spoken.factor(weekend.q50()) + " times (" + Spoken.factor(weekend.q5()) + " to "
                        + Spoken.factor(weekend.q95()) + "). Sizes are for weekdays.")
                .orElseGet(() -> words(busiest, "hour captured"));
    }

    private static String words(TideOfDay.Hour busiest, String hour) {
        return "The busiest " + hour + " is most likely " + HoursOfDay.words(busiest.hour(), busiest.hour() + 1)
                + " (" + Spoken.percent(Math.round(100 * busiest.busiest()) / 100.0)
                + "), with " + Spoken.factor(busiest.q50())
                + " times the new connections of the mean " + hour + " ("
                + Spoken.factor(busiest.q5()) + " to " + Spoken.factor(busiest.q95()) + ", 90 % range).";
    }

    private static String why(List<CaptureMetrics> captures) {
        if (!PeopleData.coverEnoughOfADay(captures)) {
            return "Hours of the day are not told apart: these captures cover less than six of them.";
        }
        return "Hours of the day are not told apart: this fit does not know how they differ.";
    }
}
