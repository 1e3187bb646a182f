package io.tidemark.fit;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.SamplerDiagnostics;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.fit.diagnostics.Verdict;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.Parameter;
import io.tidemark.fit.people.CapturedPeople;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model fitted to observations.
 *
 * @param model name of the model
 * @param parameters parameters in the order of a draw's values
 * @param settings how it was sampled
 * @param chains draws of every chain, with what the sampler noted
 * @param summaries summary of every parameter over all chains, in the order of {@code parameters}
 * @param diagnostics what the sampler says of itself
 * @param verdict whether the draws can be trusted
 * @param findings what was left out of the observations and why, and what limits these
 * @param wallSeconds time from the first iteration to the last summary, in seconds
 * @param people whom it rests on, where captures tell of people
 */
public record FitResult(
        String model,
        List<Parameter> parameters,
        SamplerSettings settings,
        List<SampledChain> chains,
        List<ParameterSummary> summaries,
        SamplerDiagnostics diagnostics,
        Verdict verdict,
        List<Finding> findings,
        double wallSeconds,
        Optional<CapturedPeople> people) {

    private static final int MAX_THINNED = 1_000;

    /** The same with further findings, each once. */
    public FitResult with(Stream<Finding> more) {
        List<Finding> all = Stream.concat(findings.stream(), more).distinct().toList();
        return new FitResult(
                model, parameters, settings, chains, summaries, diagnostics, verdict, all, wallSeconds, people);
    }

    /** The same with whom it rests on. */
    public FitResult of(CapturedPeople captured) {
        return new FitResult(
                model,
                parameters,
                settings,
                chains,
                summaries,
                diagnostics,
                verdict,
                findings,
                wallSeconds,
                Optional.of(captured));
    }

    /** The same with draws of a population beside the model's own, in the order of theirs. */
    public FitResult beside(PopulationFitter.Result population) {
        List<SampledChain> wider = IntStream.range(0, chains.size())
                .mapToObj(i -> chains.get(i).beside(population.draws()[i]))
                .toList();
        return new FitResult(
                model,
                Stream.concat(parameters.stream(), population.parameters().stream())
                        .toList(),
                settings,
                wider,
                Stream.concat(summaries.stream(), population.summaries().stream())
                        .toList(),
                diagnostics,
                verdict,
                findings,
                wallSeconds,
                people);
    }

    /** All findings, those first that say why the draws cannot be trusted. */
    public List<Finding> allFindings() {
        return Stream.concat(verdict.reasons().stream(), findings.stream()).toList();
    }

    /** Names of the parameters in the order of a draw's values. */
    public List<String> parameterNames() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /** All draws: chain by draw by parameter. */
    public double[][][] draws() {
        return chains.stream().map(SampledChain::draws).toArray(double[][][]::new);
    }

    /** At most {@value #MAX_THINNED} draws, evenly taken from all: more would change means by less than their error. */
    public double[][] thinned() {
        double[][] all = Arrays.stream(draws()).flatMap(Arrays::stream).toArray(double[][]::new);
        int kept = Math.min(all.length, MAX_THINNED);
        return IntStream.range(0, kept)
                .mapToObj(i -> all[(int) ((long) i * all.length / kept)])
                .toArray(double[][]::new);
    }

    /** The same draws, of the last attempt, with what is said of all. */
    FitResult lastOfSeveral(Verdict judged, List<Finding> found, double secondsOfAll) {
        return new FitResult(
                model,
                parameters,
                settings,
                chains,
                summaries,
                diagnostics,
                judged,
                List.copyOf(found),
                secondsOfAll,
                people);
    }
}
