package io.tidemark.fit.jobs;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.PosteriorSummary.FittedCapture;
import io.tidemark.contracts.SamplerDiagnostics;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.fit.checks.MeanLevel;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.order.FitStatus;
import io.tidemark.fit.selection.Candidate;
import io.tidemark.fit.selection.Score;
import io.tidemark.fit.selection.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A fit as it stands.
 *
 * @param id id of the fit
 * @param order what was asked for
 * @param captures what the captures of the order are, in its order
 * @param team the team that the captures belong to, where they belong to one
 * @param status how far it has come
 * @param compared whether it is scored and compared with others; otherwise it is the quick model, fitted unasked
 * @param standing whether it is the one to use for its captures and definition
 * @param createdAt when it was asked for first
 * @param thinned one of so many of its draws is kept
 * @param outcome what came of it, once it has ended
 */
public record StoredFit(
        String id,
        FitOrder order,
        List<FittedCapture> captures,
        Optional<String> team,
        FitStatus status,
        boolean compared,
        Standing standing,
        Instant createdAt,
        int thinned,
        Optional<Outcome> outcome) {

    /**
     * What came of a fit.
     *
     * @param parameters summary of every parameter; empty where nothing was sampled
     * @param diagnostics what the sampler says of itself, where it sampled
     * @param findings what was left out and why, what limits the fit, and why it failed where it did
     * @param warnings sentences of the findings, but for the reasons
     * @param reasons sentences that say why the fit failed; empty where it did not
     * @param retriable whether it failed by an accident, so that asking again may help
     * @param meanLevel the captures' mean level beside the predicted one; empty where nothing was sampled or it was not kept yet
     * @param score how well it predicts, once that is known
     * @param wallSeconds time it took to sample and to summarise, in seconds
     * @param finishedAt when it ended
     */
    public record Outcome(
            List<ParameterSummary> parameters,
            Optional<SamplerDiagnostics> diagnostics,
            List<Finding> findings,
            List<String> warnings,
            List<String> reasons,
            boolean retriable,
            Optional<MeanLevel> meanLevel,
            Optional<Score> score,
            double wallSeconds,
            Instant finishedAt) {

        /** Those of the findings that say why it failed; empty where it did not. */
        public List<Finding> refusals() {
            return findings.stream().filter(Finding::isRefusal).toList();
        }
    }

    /** Whether it is the one to use for its captures and definition, all others having been compared. */
    public boolean isDefault() {
        return standing == Standing.DEFAULT;
    }

    /** Whether it is the best so far, others not having been compared yet. */
    public boolean isProvisional() {
        return standing == Standing.PROVISIONAL;
    }

    /** Whether there are draws to read. */
    public boolean sampled() {
        return outcome.filter(each -> !each.parameters().isEmpty()).isPresent();
    }

    /** Names of the parameters in the order of a draw's values. */
    public List<String> parameterNames() {
        return outcome.stream()
                .flatMap(each -> each.parameters().stream())
                .map(ParameterSummary::name)
                .toList();
    }

    /** The fit as one of those that compete. */
    public Candidate candidate() {
        return new Candidate(
                id,
                order.model(),
                status,
                sampled(),
                outcome.map(Outcome::refusals).orElse(List.of()),
                outcome.flatMap(Outcome::meanLevel),
                outcome.flatMap(Outcome::score),
                standing);
    }
}
