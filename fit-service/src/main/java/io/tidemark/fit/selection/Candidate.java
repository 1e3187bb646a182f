package io.tidemark.fit.selection;

import io.tidemark.contracts.family.ModelName;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.fit.checks.MeanLevel;
import io.tidemark.fit.order.FitStatus;
import java.util.List;
import java.util.Optional;

/**
 * A fit beside the others of its {@linkplain io.tidemark.fit.order.Basis basis}, as far as the choice of the default takes it into account.
 *
 * @param id id of the fit
 * @param model name of its model
 * @param status how far it has come
 * @param isSampled whether there are draws
 * @param refusals why it failed; empty where it did not
 * @param meanLevel the captures' mean level beside the predicted one, where it is known
 * @param score how well it predicts, where it is known
 * @param standing what it is among the others
 */
public record Candidate(
        String id,
        String model,
        FitStatus status,
        boolean isSampled,
        List<Finding> refusals,
        Optional<MeanLevel> meanLevel,
        Optional<Score> score,
        Standing standing) {

    /** Whether it may become the default: it converged, the captures bear out its mean level, and it is not the article's. */
    public boolean isEligible() {
        return hasConverged() && isCompatible() && !isOfTheArticle();
    }

    /** Whether its diagnostics pass. */
    public boolean hasConverged() {
        return status == FitStatus.DONE;
    }

    /** Whether the captures bear out the mean level that it predicts, as far as that is known. */
    public boolean isCompatible() {
        return meanLevel.map(MeanLevel::compatible).orElse(true);
    }

    /** Whether it stands out as the default, final or not. */
    public boolean isChosen() {
        return standing != Standing.OTHER;
    }

    /** Whether it is of the source article's model, which is kept for comparison and never the default. */
    boolean isOfTheArticle() {
        return model.equals(ModelName.ARTICLE);
    }

    /** Whether it has a score that can be compared. */
    boolean isScored() {
        return !Double.isNaN(totalScore());
    }

    /** Its score; NaN where it has none. */
    double totalScore() {
        return score.map(Score::total).orElse(Double.NaN);
    }
}
