package io.tidemark.fit.selection;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.fit.diagnostics.ParetoShapes;
import io.tidemark.fit.order.FitStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Why the default of some captures under a definition is the default. */
public final class DefaultReason {

    private final Competition competition;
    private final List<Finding> findings = new ArrayList<>();

    private DefaultReason(Competition competition) {
        this.competition = competition;
    }

    /** Says why, and what became of the others; empty where there is no default. */
    public static List<Finding> of(Competition competition) {
        DefaultReason reason = new DefaultReason(competition);
        competition.chosen().ifPresent(reason::find);
        return List.copyOf(reason.findings);
    }

    private void find(Candidate chosen) {
        findings.add(why(chosen));
        List<String> converged = models(Candidate::hasConverged);
        Predicate<Candidate> failed = fit -> fit.status() == FitStatus.FAILED && !converged.contains(fit.model());
        add(
                FindingCode.MEAN_NOT_BORNE_OUT,
                models(fit -> fit.hasConverged() && !fit.isCompatible() && !fit.isOfTheArticle()));
        add(FindingCode.NOT_CONVERGED, models(failed.and(Candidate::isSampled)));
        add(FindingCode.NOT_FITTED, models(failed.and(fit -> !fit.isSampled())));
        if (!models(fit -> fit.hasConverged() && fit.isOfTheArticle()).isEmpty()) {
            findings.add(FindingCode.ARTICLE_FOR_COMPARISON.alone());
        }
        notTrusted(chosen).ifPresent(findings::add);
    }

    private Finding why(Candidate chosen) {
        Map<String, Object> model = Map.of("model", chosen.model());
        if (competition.isGoingOn()) return FindingCode.DEFAULT_FOR_NOW.with(model);
        if (!chosen.isScored()) return FindingCode.DEFAULT_UNSCORED.with(model);
        return competition.newestFirst().stream()
                .filter(fit -> !fit.model().equals(chosen.model()))
                .filter(fit -> fit.isEligible() && fit.isScored())
                .max(Comparator.comparingDouble(Candidate::totalScore))
                .map(next -> better(chosen, next))
                .orElseGet(() -> FindingCode.DEFAULT_ALONE.with(model));
    }

    private static Finding better(Candidate chosen, Candidate next) {
        Score score = chosen.score().orElseThrow();
        Score lower = next.score().orElseThrow();
        return FindingCode.DEFAULT_BY_SCORE.with(Map.of(
                "model", chosen.model(),
                "next", next.model(),
                "by", score.total() - lower.total(),
                "durations", score.elpd() - lower.elpd(),
                "arrivals", score.arrivalLogScore() - lower.arrivalLogScore()));
    }

    private void add(FindingCode code, List<String> models) {
        if (!models.isEmpty()) findings.add(code.with(Map.of("models", models)));
    }

    private List<String> models(Predicate<Candidate> which) {
        return competition.newestFirst().stream()
                .filter(which)
                .map(Candidate::model)
                .distinct()
                .toList();
    }

    private static Optional<Finding> notTrusted(Candidate chosen) {
        return chosen.score()
                .flatMap(Score::shapes)
                .map(ParetoShapes::untrusted)
                .filter(untrusted -> untrusted > 0)
                .map(untrusted -> FindingCode.SCORE_NOT_TRUSTED.with(Map.of("connections", untrusted)));
    }
}
