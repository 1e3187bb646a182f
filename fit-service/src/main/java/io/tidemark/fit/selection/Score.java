package io.tidemark.fit.selection;

import io.tidemark.fit.diagnostics.ParetoShapes;
import java.util.Optional;

/**
 * How well a model predicts; larger is better. Two scores compare only if both come from the same observations.
 *
 * @param elpd expected log predictive density of all durations by PSIS-LOO
 * @param elpdSe standard error of {@code elpd}
 * @param shapes how far {@code elpd} can be trusted; empty where it was not kept yet when the model was scored
 * @param arrivalLogScore sum of the log scores, one second ahead, of the total counts of the captures' second halves given
 *     the first halves' fit
 */
public record Score(double elpd, double elpdSe, Optional<ParetoShapes> shapes, double arrivalLogScore) {

    /** What ranks models: the log score of durations and of arrivals together, which models describe as independent. */
    public double total() {
        return elpd + arrivalLogScore;
    }
}
