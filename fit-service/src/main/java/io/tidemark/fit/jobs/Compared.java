package io.tidemark.fit.jobs;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.fit.store.StoredFit.Score;
import java.util.Map;
import java.util.Optional;

/**
 * What came of scoring a model.
 *
 * @param score the score, where there is one
 * @param finding why there is none, where there is none
 */
record Compared(Optional<Score> score, Optional<Finding> finding) {

    static Compared with(Score score) {
        return new Compared(Optional.of(score), Optional.empty());
    }

    static Compared without(String because) {
        return without(Map.of("because", because));
    }

    static Compared without(Map<String, Object> values) {
        return new Compared(Optional.empty(), Optional.of(FindingCode.NOT_SCORED.with(values)));
    }
}
