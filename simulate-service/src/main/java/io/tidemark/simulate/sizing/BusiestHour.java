package io.tidemark.simulate.sizing;

import io.tidemark.contracts.finding.Spoken;
import io.tidemark.simulate.concurrency.Population;
import java.util.Optional;

/**
 * The busiest of the hours that are sized for.
 *
 * @param hours the hours
 * @param ofWeekdays whether they are of weekdays, from which weekends are told apart
 * @param captured whether all of them were captured
 * @param tide new connections of the busiest of them, to those of the mean hour captured
 */
public record BusiestHour(DayHours hours, boolean ofWeekdays, boolean captured, PopulationCertainty.Interval tide) {

    /** That of a population whose hours are told apart; none where they are not. */
    public static Optional<BusiestHour> of(
            Population population, DayHours hours, CapturedHours known, boolean ofWeekdays) {
        return population.tides().isKnown()
                ? Optional.of(new BusiestHour(
                        hours,
                        ofWeekdays,
                        known.cover(hours),
                        PopulationCertainty.Interval.of(population.tides().ofBusiestHour())))
                : Optional.empty();
    }

    /** The same in words. */
    public String words() {
        return "The size is for " + hours.words() + (ofWeekdays ? " on weekdays" : "")
                + (captured ? "" : ", not all of which were captured")
                + ": in the busiest hour of these everybody opens " + Spoken.factor(tide.q50())
                + " times as many connections as in the mean hour " + (ofWeekdays ? "of weekdays " : "") + "captured ("
                + Spoken.factor(tide.q5()) + " to "
                + Spoken.factor(tide.q95()) + ", 90 % range).";
    }
}
