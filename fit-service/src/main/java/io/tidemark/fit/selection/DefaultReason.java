package io.tidemark.fit.selection;

import io.tidemark.fit.diagnostics.ParetoShapes;
import io.tidemark.fit.order.FitStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Why the default of some captures under a definition is the default, in words. */
public final class DefaultReason {

    private final Competition competition;

    private DefaultReason(Competition competition) {
        this.competition = competition;
    }

    /** Says why; empty where there is no default. */
    public static Optional<String> of(Competition competition) {
        DefaultReason reason = new DefaultReason(competition);
        return competition.chosen().map(chosen -> reason.sentence(chosen) + reason.others() + trust(chosen));
    }

    private String sentence(Candidate chosen) {
        String model = chosen.model();
        if (competition.isGoingOn())
            return model + " is the default for now: models are still being sampled or scored.";
        if (!chosen.isScored())
            return model + " is the default: of those that converged it is the newest, and none has a score.";
        return competition.newestFirst().stream()
                .filter(fit -> !fit.model().equals(model))
                .filter(fit -> fit.isEligible() && fit.isScored())
                .max(Comparator.comparingDouble(Candidate::totalScore))
                .map(next -> better(
                        model,
                        chosen.score().orElseThrow(),
                        next.model(),
                        next.score().orElseThrow()))
                .orElse(model + " is the default: no other model that may be it converged and has a score.");
    }

    private static String better(String model, Score score, String nextModel, Score next) {
        return String.format(
                Locale.ROOT,
                "%s is the default: its log score is better than that of %s by %,.1f, %,.1f of it in durations and %,.1f in"
                        + " arrivals.",
                model,
                nextModel,
                score.total() - next.total(),
                score.elpd() - next.elpd(),
                score.arrivalLogScore() - next.arrivalLogScore());
    }

    private String others() {
        List<String> converged = models(Candidate::hasConverged);
        Predicate<Candidate> failed = fit -> fit.status() == FitStatus.FAILED && !converged.contains(fit.model());
        return named(
                        " The captures do not bear out the mean level of: ",
                        models(fit -> fit.hasConverged() && !fit.isCompatible() && !fit.isOfTheArticle()))
                + named(" Did not converge: ", models(failed.and(Candidate::isSampled)))
                + named(" Could not be fitted: ", models(failed.and(fit -> !fit.isSampled())))
                + (models(fit -> fit.hasConverged() && fit.isOfTheArticle()).isEmpty()
                        ? ""
                        : " The article's model is for comparison only.");
    }

    private List<String> models(Predicate<Candidate> which) {
        return competition.newestFirst().stream()
                .filter(which)
                .map(Candidate::model)
                .distinct()
                .toList();
    }

    private static String named(String what, List<String> models) {
        return models.isEmpty() ? "" : what + String.join(", ", models) + ".";
    }

    private static String trust(Candidate chosen) {
        return chosen.score()
                .flatMap(Score::shapes)
                .map(ParetoShapes::untrusted)
                .filter(untrusted -> untrusted > 0)
                .map(untrusted -> String.format(
                        Locale.ROOT,
                        " Its score is not to be trusted for %s, whose Pareto k lies above 0.7.",
                        untrusted == 1 ? "1 connection" : String.format(Locale.ROOT, "%,d connections", untrusted)))
                .orElse("");
    }
}
