package io.tidemark.fit.selection;

import java.util.Optional;

/**
 * What came of scoring a model.
 *
 * @param score the score, where there is one
 * @param warning why there is none, where there is none
 */
public record Scored(Optional<Score> score, Optional<String> warning) {

    /** A model that has a score. */
    public static Scored with(Score score) {
        return new Scored(Optional.of(score), Optional.empty());
    }

    /** A model that has none. */
    public static Scored without(String warning) {
        return new Scored(Optional.empty(), Optional.of(warning));
    }
}
