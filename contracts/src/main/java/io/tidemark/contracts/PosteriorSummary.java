package io.tidemark.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.contracts.finding.FindingDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Value of {@link Topic#CURRENT}: the current posterior of one model key. A null value withdraws it.
 *
 * @param modelKey what is modelled: capture ids, definition and model
 * @param fitId the fit whose draws are current
 * @param model name of the model
 * @param definition name of the session definition
 * @param captures the captures it was fitted to
 * @param parameters summary of every parameter
 * @param units unit of every parameter, by name; {@code 1} where it has none
 * @param priors prior of every parameter, by name, as the Stan language writes it
 * @param diagnostics what the sampler says of itself
 * @param sampler how it was sampled
 * @param versions version of every program that made it, by name
 * @param fittedAt when the fit ended
 * @param findings what to know before relying on it; none in messages older than this member
 * @param draws path of the draws below the product's origin, {@code /api/fits/{fitId}/draws}
 * @param team the team that the captures belong to; null where nobody logs in, when it is left out
 */
public record PosteriorSummary(
        String modelKey,
        String fitId,
        String model,
        String definition,
        List<FittedCapture> captures,
        List<ParameterSummary> parameters,
        Map<String, String> units,
        Map<String, String> priors,
        SamplerDiagnostics diagnostics,
        SamplerSettings sampler,
        Map<String, String> versions,
        Instant fittedAt,
        @AddedLater List<FindingDocument> findings,
        String draws,

        @AddedLater @JsonInclude(JsonInclude.Include.NON_NULL)
        String team) {

    public PosteriorSummary {
        findings = findings == null ? List.of() : List.copyOf(findings);
    }

    /**
     * A capture that a posterior rests on.
     *
     * @param id the capture
     * @param digest SHA-256 of the bytes uploaded, lower-case hexadecimal
     * @param users number of people whose traffic it holds
     * @param seconds its length in seconds
     */
    public record FittedCapture(String id, String digest, int users, int seconds) {}

    /**
     * How a posterior was sampled.
     *
     * @param chains number of chains
     * @param warmup iterations of warm-up of each chain
     * @param draws draws kept of each chain
     * @param seed seed of all randomness
     * @param targetAcceptance acceptance statistic that the step size was adapted to
     * @param maxTreeDepth largest tree depth
     */
    public record SamplerSettings(
            int chains, int warmup, int draws, long seed, double targetAcceptance, int maxTreeDepth) {}
}
