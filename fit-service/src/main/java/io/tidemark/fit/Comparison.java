package io.tidemark.fit;

import io.tidemark.fit.model.Model;
import io.tidemark.fit.model.Observations;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares models by how well they predict. */
public final class Comparison {

    private Comparison() {}

    /**
     * Scores a model.
     *
     * @param model the model that both fits are of
     * @param whole observations of the whole captures
     * @param fit the model fitted to {@code whole}
     * @param firstHalf observations of the captures' first halves, captures in the same order
     * @param firstHalfFit the model fitted to {@code firstHalf}
     */
    public static ModelScore score(
            Model model, Observations whole, FitResult fit, Observations firstHalf, FitResult firstHalfFit) {
        throw new UnsupportedOperationException("model comparison is not built yet");
    }

    /** The default model: the best-predicting one among those that converged and are not the article's. */
    public static Optional<ModelScore> best(List<ModelScore> scores) {
        return scores.stream().filter(ModelScore::eligible).max(Comparator.comparingDouble(ModelScore::total));
    }
}
