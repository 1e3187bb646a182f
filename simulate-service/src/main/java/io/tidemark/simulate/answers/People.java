package io.tidemark.simulate.answers;

/** What is taken of people and their hours. */
public enum People {

    /** They differ from each other as those captured, and public data, say. */
    DIFFER("differ"),

    /** All are like those captured, at all hours. */
    ALIKE("alike");

    private final String word;

    People(String word) {
        this.word = word;
    }

    /** The value of the parameter {@code people}. */
    public String word() {
        return word;
    }

    /** That of a word. */
    public static People of(String word) {
        return word.equals(ALIKE.word) ? ALIKE : DIFFER;
    }
}
