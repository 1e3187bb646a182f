package io.tidemark.simulate.answers;

import java.util.Locale;

/**
 * What is taken of people, of what is known of them before, and of the hours that were captured. The value of a parameter is the name of a choice
 * in small letters, with hyphens.
 *
 * @param people whether they differ
 * @param prior what is known of their rate before
 * @param captured which hours were captured
 */
public record Assumptions(People people, Prior prior, Captured captured) {

    /** Everybody is like those captured. */
    public static final Assumptions ALIKE = new Assumptions(People.ALIKE, Prior.PUBLIC, Captured.TYPICAL_HOURS);

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

    boolean peopleDiffer() {
        return people == People.DIFFER;
    }
}
