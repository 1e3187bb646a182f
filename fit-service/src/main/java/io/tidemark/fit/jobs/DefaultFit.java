package io.tidemark.fit.jobs;

import io.tidemark.fit.ModelScore;
import io.tidemark.fit.order.FitStatus;
import io.tidemark.fit.store.StoredFit;
import io.tidemark.fit.store.StoredFit.Score;
import java.util.List;
import java.util.Optional;

/**
 * Which fit of the same captures and definition to use unless told: the best-predicting one that converged and is not the
 * article's. While none is scored yet it is the newest of them.
 */
final class DefaultFit {

    private DefaultFit() {}

    /**
     * Chooses.
     *
     * @param newestFirst all fits of the same captures and definition
     */
    static Optional<StoredFit> of(List<StoredFit> newestFirst) {
        List<StoredFit> eligible =
                newestFirst.stream().filter(fit -> score(fit).eligible()).toList();
        Optional<StoredFit> best = eligible.stream()
                .filter(fit -> !Double.isNaN(score(fit).total()))
                .reduce((newer, older) -> score(older).total() > score(newer).total() ? older : newer);
        return best.or(() -> eligible.stream().findFirst());
    }

    private static ModelScore score(StoredFit fit) {
        Score score =
                fit.outcome().flatMap(StoredFit.Outcome::score).orElse(new Score(Double.NaN, Double.NaN, Double.NaN));
        return new ModelScore(
                fit.order().model(),
                score.elpd(),
                score.elpdSe(),
                score.arrivalLogScore(),
                fit.status() == FitStatus.DONE);
    }
}
