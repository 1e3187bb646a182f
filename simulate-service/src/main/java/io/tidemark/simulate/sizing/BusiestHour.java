package io.tidemark.simulate.sizing;

import io.tidemark.contracts.finding.Spoken;
import io.tidemark.simulate.concurrency.Population;
import java.util.Optional;

/**
 * The busiest of the hours that are sized for.
 *
 * @param hours the hours
 * @param captured whether all of them were captured
 * @param tide new connections of the busiest of them, to those of the mean hour captured
 */
public record BusiestHour(DayHours hours, boolean captured, PopulationCertainty.Interval tide) {

    /** That of a population whose hours are told apart; none where they are not. */
    public static Optional<BusiestHour> of(Population population, DayHours hours, CapturedHours known) {
        return population.tides().isKnown()
                ? Optional.of(new BusiestHour(
                        hours,
                        known.cover(hours),
                        PopulationCertainty.Interval.of(population.tides().ofBusiestHour())))
                : Optional.empty();
    }

    /** The same in words. */
    public String words() {
        return "The size is for " + hours.words() + (captured ? "" : ", not all of which were captured")
                + ": in the busiest hour of these everybody opens " + Spoken.twoDigits(tide.q50())
                + " times as many connections as in the mean hour captured (" + Spoken.twoDigits(tide.q5()) + " to "
                + Spoken.twoDigits(tide.q95()) + ", 90 % range).";
    }
}
