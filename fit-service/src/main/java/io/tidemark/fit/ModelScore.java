package io.tidemark.fit;

import io.tidemark.contracts.family.ModelName;
import io.tidemark.fit.diagnostics.ParetoShapes;

/**
 * How well a model predicts; larger is better. Two models' scores compare only if both come from the same observations.
 *
 * @param model name of the model
 * @param elpd expected log predictive density of all durations by PSIS-LOO
 * @param elpdSe standard error of {@code elpd}
 * @param shapes how far {@code elpd} can be trusted
 * @param arrivalLogScore sum of the log scores, one second ahead, of the total counts of the captures' second halves given
 *     the first halves' fit
 * @param converged whether the fit's diagnostics passed
 */
public record ModelScore(
        String model, double elpd, double elpdSe, ParetoShapes shapes, double arrivalLogScore, boolean converged) {

    /** Name of the source article's model, which is kept for comparison and never the default. */
    public static final String ARTICLE = ModelName.ARTICLE;

    /** What ranks models: the log score of durations and of arrivals together, which models describe as independent. */
    public double total() {
        return elpd + arrivalLogScore;
    }

    /** Whether this model may become the default: it converged and is not the article's. */
    public boolean eligible() {
        return converged && !model.equals(ARTICLE);
    }
}
