package io.tidemark.fit;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.fit.diagnostics.SamplerReport;
import io.tidemark.fit.diagnostics.Summary;
import io.tidemark.fit.diagnostics.Verdict;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.Sampler;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.people.FollowedPeople;
import io.tidemark.fit.people.PeopleData;
import io.tidemark.fit.people.PeoplePosterior;
import io.tidemark.fit.people.Population;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Samples the population that people were drawn from; where the diagnostics do not pass, again with smaller steps and a longer warm-up. */
public final class PopulationFitter {

    /** Target acceptance of each attempt. */
    private static final double[] ACCEPTANCES = {0.9, 0.97, 0.99};

    private final Sampler sampler;

    /** A fitter whose chains run on the given executor, each as one task. */
    public PopulationFitter(Executor executor) {
        this.sampler = new Sampler(executor);
    }

    /**
     * Draws of a population.
     *
     * @param draws chain by draw by parameter, in the order of {@link Population#PARAMETERS}
     * @param summaries summary of every parameter over all chains
     * @param people what they say of its people
     */
    public record Result(double[][][] draws, List<ParameterSummary> summaries, PeoplePosterior people) {}

    /**
     * Samples a population. The same arguments give the same draws.
     *
     * @param people what is known of its people
     * @param settings how to sample
     * @param cancellation asked before every evaluation of the density
     * @return nothing where the draws cannot be trusted
     * @throws java.util.concurrent.CancellationException where cancellation was requested
     */
    public Optional<Result> fit(PeopleData people, SamplerSettings settings, Cancellation cancellation) {
        for (int attempt = 0; attempt < ACCEPTANCES.length; attempt++) {
            SamplerSettings careful = new SamplerSettings(
                    settings.chains(),
                    Math.min((attempt + 1) * settings.warmup(), SamplerSettings.MOST_ITERATIONS),
                    settings.draws(),
                    settings.seed() + attempt,
                    ACCEPTANCES[attempt]);
            Optional<Result> result = attempt(people, careful, cancellation);
            if (result.isPresent()) return result;
        }
        return Optional.empty();
    }

    private Optional<Result> attempt(PeopleData people, SamplerSettings settings, Cancellation cancellation) {
        long number = (long) settings.chains() * settings.draws();
        FollowedPeople followed = FollowedPeople.of(people, number);
        List<SampledChain> chains =
                sampler.sample(followed::target, settings, (chain, iteration, phase) -> {}, cancellation);
        double[][][] wide = chains.stream().map(SampledChain::draws).toArray(double[][][]::new);
        double[][][] draws = followed.ofPopulation(wide);
        List<ParameterSummary> summaries = Summary.of(Population.NAMES, draws);
        Verdict verdict = Verdict.of(summaries, SamplerReport.of(chains), number);
        return verdict.passed()
                ? Optional.of(new Result(draws, summaries, followed.posterior(wide, settings.seed())))
                : Optional.empty();
    }
}
