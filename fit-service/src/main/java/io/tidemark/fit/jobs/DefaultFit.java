package io.tidemark.fit.jobs;

import io.tidemark.fit.ModelScore;
import io.tidemark.fit.checks.MeanLevel;
import io.tidemark.fit.diagnostics.ParetoShapes;
import io.tidemark.fit.order.FitStatus;
import io.tidemark.fit.store.Standing;
import io.tidemark.fit.store.StoredFit;
import io.tidemark.fit.store.StoredFit.Score;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which fit of the same captures and definition to use unless told: the best-predicting one that converged, whose mean level the
 * captures bear out, and that is not the article's. While some of them are still being scored, a default that has a score stays, and else it is the newest of them:
 * a score decides nothing before it can be compared.
 */
final class DefaultFit {

    private DefaultFit() {}

    /**
     * Chooses.
     *
     * @param newestFirst all fits of the same captures and definition
     * @param beingScored ids of those whose score is still to come
     */
    static Optional<StoredFit> of(List<StoredFit> newestFirst, Set<String> beingScored) {
        List<StoredFit> eligible =
                newestFirst.stream().filter(DefaultFit::isEligible).toList();
        List<StoredFit> scored = eligible.stream()
                .filter(fit -> !Double.isNaN(score(fit).total()))
                .toList();
        Optional<StoredFit> decided = eligible.stream().anyMatch(fit -> beingScored.contains(fit.id()))
                ? scored.stream()
                        .filter(fit -> fit.standing() != Standing.OTHER)
                        .findFirst()
                : best(scored);
        return decided.or(() -> eligible.stream().findFirst());
    }

    private static Optional<StoredFit> best(List<StoredFit> scored) {
        return scored.stream()
                .reduce((newer, older) -> score(older).total() > score(newer).total() ? older : newer);
    }

    /** Whether a fit may become the default. */
    static boolean isEligible(StoredFit fit) {
        return score(fit).eligible() && isCompatible(fit);
    }

    /** Whether the captures bear out the mean level that it predicts, as far as that is known. */
    static boolean isCompatible(StoredFit fit) {
        return fit.outcome()
                .flatMap(StoredFit.Outcome::meanLevel)
                .map(MeanLevel::compatible)
                .orElse(true);
    }

    static ModelScore score(StoredFit fit) {
        Score score = fit.outcome()
                .flatMap(StoredFit.Outcome::score)
                .orElse(new Score(Double.NaN, Double.NaN, Optional.empty(), Double.NaN));
        return new ModelScore(
                fit.order().model(),
                score.elpd(),
                score.elpdSe(),
                score.shapes().orElse(ParetoShapes.NONE),
                score.arrivalLogScore(),
                fit.status() == FitStatus.DONE);
    }
}
