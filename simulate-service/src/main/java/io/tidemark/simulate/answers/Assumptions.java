package io.tidemark.simulate.answers;

import java.util.Arrays;

/**
 * What is taken of people, of what is known of them before, and of the hours that were captured.
 *
 * @param people whether they differ
 * @param prior what is known of their rate before
 * @param captured which hours were captured
 */
public record Assumptions(People people, Prior prior, Captured captured) {

    /** Unless told. */
    public static final Assumptions USUAL = new Assumptions(People.DIFFER, Prior.PUBLIC, Captured.TYPICAL_HOURS);

    /** Everybody is like those captured. */
    public static final Assumptions ALIKE = new Assumptions(People.ALIKE, Prior.PUBLIC, Captured.TYPICAL_HOURS);

    /** A choice that a parameter has words for. */
    interface Choice {

        /** The word. */
        String word();

        /** That of a word. */
        static <C extends Enum<C> & Choice> C of(Class<C> choices, String word) {
            return Arrays.stream(choices.getEnumConstants())
                    .filter(choice -> choice.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no " + word));
        }
    }

    /** What is taken of people and their hours. */
    public enum People implements Choice {
        /** They differ from each other as those captured, and public data, say. */
        DIFFER("differ"),

        /** All are like those captured, at all hours. */
        ALIKE("alike");

        private final String word;

        People(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** What is known of a population's rate of new connections before anything is captured. */
    public enum Prior implements Choice {
        /** Public captures of people tell. */
        PUBLIC("public"),

        /** Nothing: any rate is as likely as twice that. */
        FLAT("flat");

        private final String word;

        Prior(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** Which of a person's hours were captured. */
    public enum Captured implements Choice {
        /** Any: the person's other hours are as often busier as quieter. */
        TYPICAL_HOURS("typical-hours"),

        /** The busiest ones, which the size is for. */
        BUSY_HOUR("busy-hour");

        private final String word;

        Captured(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /**
     * Those of words.
     *
     * @throws IllegalArgumentException where a word is none of a parameter's
     */
    public static Assumptions of(String people, String prior, String captured) {
        return new Assumptions(
                Choice.of(People.class, people), Choice.of(Prior.class, prior), Choice.of(Captured.class, captured));
    }

    boolean peopleDiffer() {
        return people == People.DIFFER;
    }
}
