package io.tidemark.simulate.answers;

import io.tidemark.contracts.HoursOfDay;
import io.tidemark.simulate.sizing.CapturedHours;
import io.tidemark.simulate.sizing.DayHours;
import io.tidemark.simulate.sizing.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is taken of people, of what is known of them before, and of the hours that were captured. The value of a parameter is the name of a choice
 * in small letters, with hyphens.
 *
 * @param people whether they differ
 * @param prior what is known of their rate before
 * @param captured which hours were captured
 * @param hours hours of the day to size for
 */
public record Assumptions(People people, Prior prior, Captured captured, Hours hours) {

    /** Everybody is like those captured. */
    public static final Assumptions ALIKE =
            new Assumptions(People.ALIKE, Prior.PUBLIC, Captured.TYPICAL_HOURS, Hours.ANY);

    /**
     * Hours of the day, in UTC, where they are told apart.
     *
     * @param told the hours, where somebody has said which
     * @param number how many they are; the busiest so many captured, unless it is said which
     */
    public record Hours(Optional<DayHours> told, int number) {

        static final Hours ANY = new Hours(Optional.empty(), 1);

        private static final int SECONDS = 3_600;

        /** These hours. */
        public static Hours of(DayHours hours) {
            return new Hours(Optional.of(hours), hours.number());
        }

        /** The busiest hours of a horizon. */
        public static Hours busiest(int horizonSeconds) {
            return new Hours(Optional.empty(), Math.min((horizonSeconds - 1) / SECONDS + 1, HoursOfDay.HOURS));
        }

        DayHours among(CapturedHours captured) {
            return told.orElseGet(() -> captured.busiest(number));
        }
    }

    /** What is taken of people and their hours; the first is the usual one, here and below. */
    public enum People {
        /** They differ from each other as those captured, and public data, say. */
        DIFFER,

        /** All are like those captured, at all hours. */
        ALIKE
    }

    /** What is known of a population's rate of new connections before anything is captured. */
    public enum Prior {
        /** Public captures of people tell. */
        PUBLIC,

        /** Nothing: any rate is as likely as twice that. */
        FLAT
    }

    /** Which of a person's hours were captured. */
    public enum Captured {
        /** Any: the person's other hours are as often busier as quieter. */
        TYPICAL_HOURS,

        /** The busiest ones, which the size is for. */
        BUSY_HOUR
    }

    /** The word for a choice: {@code busy-hour}. */
    public static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The hours of the day to size for, by a fit that people and hours differ in; none where it does not tell them apart, or the captured ones are the busiest. */
    Optional<DayHours> hoursOf(StoredFit fit) {
        return peopleDiffer() && fit.knowsPeople() && captured == Captured.TYPICAL_HOURS
                ? fit.evidence().hours().map(hours::among)
                : Optional.empty();
    }

    /**
     * The same at the same hours of the day for users like those of several fits: where nobody has said which, those in which all together are busiest.
     *
     * @param users how many are like those of each fit
     */
    Assumptions atOneTime(List<StoredFit> fits, List<Integer> users) {
        List<CapturedHours> known = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < fits.size(); i++) {
            Evidence evidence = fits.get(i).evidence();
            if (hoursOf(fits.get(i)).isPresent()) {
                known.add(evidence.hours().orElseThrow());
                weights.add(users.get(i) * evidence.connectionsOfAPerson());
            }
        }
        return known.isEmpty()
                ? this
                : new Assumptions(
                        people, prior, captured, Hours.of(hours.among(CapturedHours.together(known, weights))));
    }

    /** The same, with hours of the day only where they matter: so that equal ones have one law. */
    Assumptions by(StoredFit fit) {
        if (!fit.knowsPeople() || !peopleDiffer()) {
            return ALIKE;
        }
        return new Assumptions(
                people, prior, captured, hoursOf(fit).map(Hours::of).orElse(Hours.ANY));
    }

    boolean peopleDiffer() {
        return people == People.DIFFER;
    }
}
