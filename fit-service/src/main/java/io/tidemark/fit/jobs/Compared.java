package io.tidemark.fit.jobs;

import io.tidemark.fit.store.StoredFit.Score;
import java.util.Optional;

/**
 * What came of scoring a model.
 *
 * @param score the score, where there is one
 * @param warning why there is none, where there is none
 */
record Compared(Optional<Score> score, Optional<String> warning) {

    static Compared with(Score score) {
        return new Compared(Optional.of(score), Optional.empty());
    }

    static Compared without(String warning) {
        return new Compared(Optional.empty(), Optional.of(warning));
    }
}
