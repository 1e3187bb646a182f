package io.tidemark.fit.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.SamplerDiagnostics;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.fit.checks.MeanLevel;
import io.tidemark.fit.diagnostics.ParetoShapes;
import io.tidemark.fit.jobs.StoredFit;
import io.tidemark.fit.jobs.StoredFit.Outcome;
import io.tidemark.fit.selection.Candidate;
import io.tidemark.fit.selection.Competition;
import io.tidemark.fit.selection.DefaultReason;
import io.tidemark.fit.selection.Score;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A fit as {@code GET /api/fits/{id}} shows it. What is not known yet is left out, but lists, which are empty then.
 *
 * @param id id of the fit
 * @param modelKey capture ids, definition and model
 * @param captures ids of the captures
 * @param definition session definition
 * @param model name of the model
 * @param status {@code queued}, {@code running}, {@code done} or {@code failed}
 * @param parameters summary of every parameter
 * @param diagnostics what the sampler says of itself
 * @param isDefault whether it is the fit to use for its captures and definition, all of theirs having been compared
 * @param isProvisional whether it is the best so far, while others are still sampled or scored
 * @param isQuick whether it is the quick model, fitted unasked and compared with no other: ask for all with POST /api/fits
 * @param meanLevel the captures' mean level beside the predicted one
 * @param comparison how well each model of the same captures and definition predicts
 * @param comparing whether one of them is still being sampled or scored, so that another fit may become the default
 * @param choice why the default of the same captures and definition is the default, where there is one
 * @param warnings what was left out and why
 * @param reasons why it failed, where it did
 * @param findings all of this, and why the default is the default, as values, the gravest first
 * @param chains number of chains
 * @param warmup iterations of warm-up of each chain
 * @param draws draws kept of each chain
 * @param seed seed of all randomness
 * @param progress how far each chain has come, while it runs
 * @param wallSeconds time it took to sample and summarise, in seconds
 * @param createdAt when it was first asked for
 * @param finishedAt when it ended
 */
@Schema(name = "Fit")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record FitDocument(
        String id,
        String modelKey,
        List<String> captures,
        String definition,
        String model,

        @Schema(enumeration = {"queued", "running", "done", "failed"})
        String status,

        List<ParameterSummary> parameters,
        Optional<SamplerDiagnostics> diagnostics,
        @JsonProperty("default") boolean isDefault,
        @JsonProperty("provisional") boolean isProvisional,
        @JsonProperty("quick") boolean isQuick,
        Optional<Level> meanLevel,
        List<ModelComparison> comparison,
        boolean comparing,
        Optional<String> choice,
        List<String> warnings,
        Optional<List<String>> reasons,
        List<FindingDocument> findings,
        int chains,
        int warmup,
        int draws,
        long seed,
        Optional<List<ChainProgress>> progress,
        Optional<Double> wallSeconds,
        Instant createdAt,
        Optional<Instant> finishedAt)
        implements BestDocument {

    /**
     * Connections of one user at a time, on average, of durations up to the longest that was seen.
     *
     * @param measured rate of new connections times the product-limit estimate of their mean duration
     * @param low lower end of its 99 % range by its own sampling error
     * @param high upper end
     * @param predicted posterior mean of rate times mean duration
     * @param connections number of connections that it was measured by
     * @param compatible whether the predicted lies within the range; a model where it does not is never the default
     */
    @Schema(name = "MeanLevel")
    record Level(double measured, double low, double high, double predicted, long connections, boolean compatible) {

        static Level of(MeanLevel level) {
            return new Level(
                    level.measured(),
                    level.low(),
                    level.high(),
                    level.predicted(),
                    level.connections(),
                    level.compatible());
        }
    }

    /**
     * How well a model predicts; larger is better. Scores are null until the first half of the captures is fitted too.
     *
     * @param model name of the model
     * @param elpd expected log predictive density of all durations by PSIS-LOO
     * @param elpdSe its standard error
     * @param largestParetoK largest Pareto k of any connection; {@code elpd} is to be trusted up to 0.7
     * @param untrustedConnections number of connections whose Pareto k lies above 0.7
     * @param arrivalLogScore log score of the second halves' counts given the first halves
     * @param converged whether the diagnostics pass
     * @param meanLevel the captures' mean level beside the predicted one
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ModelComparison(
            String model,
            @Schema(nullable = true) Double elpd,
            @Schema(nullable = true) Double elpdSe,
            @Schema(nullable = true) Double largestParetoK,
            @Schema(nullable = true) Long untrustedConnections,
            @Schema(nullable = true) Double arrivalLogScore,
            boolean converged,
            @Schema(nullable = true) Level meanLevel) {

        static ModelComparison of(Candidate fit) {
            Optional<Score> score = fit.score();
            Optional<ParetoShapes> shapes = score.flatMap(Score::shapes);
            return new ModelComparison(
                    fit.model(),
                    score.map(Score::elpd).orElse(null),
                    score.map(Score::elpdSe).orElse(null),
                    shapes.map(ParetoShapes::largest).orElse(null),
                    shapes.map(ParetoShapes::untrusted).orElse(null),
                    score.map(Score::arrivalLogScore).orElse(null),
                    fit.hasConverged(),
                    fit.meanLevel().map(Level::of).orElse(null));
        }
    }

    /**
     * The document of a fit.
     *
     * @param competition all fits of the same captures and definition
     * @param progress how far each chain has come, while it runs
     */
    static FitDocument of(StoredFit fit, Competition competition, Optional<List<ChainProgress>> progress) {
        Optional<Outcome> outcome = fit.outcome();
        List<Finding> choice = DefaultReason.of(competition);
        return new FitDocument(
                fit.id(),
                fit.order().modelKey(),
                fit.order().captures(),
                fit.order().definition(),
                fit.order().model(),
                fit.status().word(),
                outcome.map(Outcome::parameters).orElse(List.of()),
                outcome.flatMap(Outcome::diagnostics),
                fit.isDefault(),
                fit.isProvisional(),
                !fit.compared(),
                outcome.flatMap(Outcome::meanLevel).map(Level::of),
                competition.newestOfEachModel().stream()
                        .map(ModelComparison::of)
                        .toList(),
                competition.isGoingOn(),
                choice.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", FindingDocument.texts(choice))),
                outcome.map(Outcome::warnings).orElse(List.of()),
                outcome.map(Outcome::reasons).filter(reasons -> !reasons.isEmpty()),
                findings(outcome, choice),
                fit.order().settings().chains(),
                fit.order().settings().warmup(),
                fit.order().settings().draws(),
                fit.order().settings().seed(),
                progress,
                outcome.map(Outcome::wallSeconds),
                fit.createdAt(),
                outcome.map(Outcome::finishedAt));
    }

    /** What limits the fit and why it failed, where it did, and why the default is the default. */
    private static List<FindingDocument> findings(Optional<Outcome> outcome, List<Finding> choice) {
        return Stream.concat(outcome.stream().flatMap(each -> each.findings().stream()), choice.stream())
                .sorted(Finding.GRAVEST_FIRST)
                .map(FindingDocument::of)
                .toList();
    }
}
