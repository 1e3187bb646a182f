package io.tidemark.fit.selection;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.Map;
import java.util.Optional;

/**
 * What came of scoring a model.
 *
 * @param score the score, where there is one
 * @param finding why there is none, where there is none
 */
public record Scored(Optional<Score> score, Optional<Finding> finding) {

    /** A model that has a score. */
    public static Scored with(Score score) {
        return new Scored(Optional.of(score), Optional.empty());
    }

    /** A model that has none, for a reason that {@link FindingCode#NOT_SCORED} knows. */
    public static Scored without(String because) {
        return without(Map.of("because", because));
    }

    /** A model that has none, with all values of {@link FindingCode#NOT_SCORED}. */
    public static Scored without(Map<String, Object> values) {
        return new Scored(Optional.empty(), Optional.of(FindingCode.NOT_SCORED.with(values)));
    }
}
