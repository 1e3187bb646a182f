package io.tidemark.fit.jobs;

import io.tidemark.fit.ModelScore;
import io.tidemark.fit.order.FitStatus;
import io.tidemark.fit.store.Standing;
import io.tidemark.fit.store.StoredFit;
import io.tidemark.fit.store.StoredFit.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Why the default of some captures under a definition is the default, in words. */
public final class DefaultReason {

    private DefaultReason() {}

    /**
     * Says why.
     *
     * @param newestFirst all fits of the same captures and definition
     * @param comparing whether one of them is still being sampled or scored
     * @return empty where there is no default
     */
    public static Optional<String> of(List<StoredFit> newestFirst, boolean comparing) {
        return newestFirst.stream()
                .filter(fit -> fit.standing() != Standing.OTHER)
                .findFirst()
                .map(chosen -> sentence(chosen, newestFirst, comparing) + others(newestFirst) + trust(chosen));
    }

    private static String sentence(StoredFit chosen, List<StoredFit> fits, boolean comparing) {
        String model = chosen.order().model();
        if (comparing) return model + " is the default for now: models are still being sampled or scored.";
        if (!isScored(chosen))
            return model + " is the default: of those that converged it is the newest, and none has a score.";
        return fits.stream()
                .filter(fit -> !fit.order().model().equals(model))
                .filter(fit -> DefaultFit.isEligible(fit) && isScored(fit))
                .max(Comparator.comparingDouble(fit -> DefaultFit.score(fit).total()))
                .map(next -> better(DefaultFit.score(chosen), DefaultFit.score(next)))
                .orElse(model + " is the default: no other model that may be it converged and has a score.");
    }

    private static String better(ModelScore chosen, ModelScore next) {
        return String.format(
                Locale.ROOT,
                "%s is the default: its log score is better than that of %s by %,.1f, %,.1f of it in durations and %,.1f in"
                        + " arrivals.",
                chosen.model(),
                next.model(),
                chosen.total() - next.total(),
                chosen.elpd() - next.elpd(),
                chosen.arrivalLogScore() - next.arrivalLogScore());
    }

    private static String others(List<StoredFit> fits) {
        List<String> converged = models(fits, fit -> fit.status() == FitStatus.DONE);
        List<StoredFit> failed = fits.stream()
                .filter(fit -> fit.status() == FitStatus.FAILED)
                .filter(fit -> !converged.contains(fit.order().model()))
                .toList();
        return named(" The captures do not bear out the mean level of: ", incompatible(fits))
                + named(" Did not converge: ", models(failed, StoredFit::sampled))
                + named(" Could not be fitted: ", models(failed, fit -> !fit.sampled()))
                + (converged.contains(ModelScore.ARTICLE) ? " The article's model is for comparison only." : "");
    }

    private static List<String> incompatible(List<StoredFit> fits) {
        return models(
                fits,
                fit -> fit.status() == FitStatus.DONE
                        && !DefaultFit.isCompatible(fit)
                        && !fit.order().model().equals(ModelScore.ARTICLE));
    }

    private static String named(String what, List<String> models) {
        return models.isEmpty() ? "" : what + String.join(", ", models) + ".";
    }

    private static List<String> models(List<StoredFit> fits, Predicate<StoredFit> which) {
        return fits.stream()
                .filter(which)
                .map(fit -> fit.order().model())
                .distinct()
                .toList();
    }

    private static String trust(StoredFit chosen) {
        return chosen.outcome()
                .flatMap(Outcome::score)
                .flatMap(StoredFit.Score::shapes)
                .filter(shapes -> shapes.untrusted() > 0)
                .map(shapes -> String.format(
                        Locale.ROOT,
                        " Its score is not to be trusted for %s, whose Pareto k lies above 0.7.",
                        shapes.untrusted() == 1
                                ? "1 connection"
                                : String.format(Locale.ROOT, "%,d connections", shapes.untrusted())))
                .orElse("");
    }

    private static boolean isScored(StoredFit fit) {
        return !Double.isNaN(DefaultFit.score(fit).total());
    }
}
