package io.tidemark.fit;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.fit.diagnostics.SamplerReport;
import io.tidemark.fit.diagnostics.Summary;
import io.tidemark.fit.diagnostics.Verdict;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.Sampler;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.mcmc.Target;
import io.tidemark.fit.model.Parameter;
import io.tidemark.fit.people.FollowedPeople;
import io.tidemark.fit.people.PeopleData;
import io.tidemark.fit.people.PeoplePosterior;
import io.tidemark.fit.people.Population;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Samples the population that people were drawn from, and beside it the tide of the day where captures tell hours apart; where the diagnostics do not
 * pass, again with smaller steps and a longer warm-up.
 */
public final class PopulationFitter {

    /** Target acceptance of each attempt at a population. */
    private static final double[] ACCEPTANCES = {0.9, 0.97, 0.99};

    /** The same at a tide, which few people tell little of: how far hours differ may then be next to nothing, or much. */
    private static final double[] ACCEPTANCES_OF_TIDE = {0.97, 0.99, 0.995};

    /**
     * Of few people the population's mean has a long tail, which sizes at a high certainty rest on: it is sampled so many times as long, and as many draws as ever are kept
     * evenly. With one person's half hour the 99 % quantile of {@code level_ratio} varied by 15 % between seeds, and by 7 % so.
     */
    private static final int LONGER = 4;

    /** Blocks of five minutes up to which it is: where that takes a second or so. */
    private static final int FEW_BLOCKS = 300;

    private static final int LEVEL_RATIO = Population.NAMES.indexOf(PopulationParameters.LEVEL_RATIO);

    /** What the seed of the tide is ahead of the population's. */
    private static final long SEED_OF_TIDE = 64;

    private final Sampler sampler;

    /** A fitter whose chains run on the given executor, each as one task. */
    public PopulationFitter(Executor executor) {
        this.sampler = new Sampler(executor);
    }

    /**
     * Draws of a population.
     *
     * @param parameters parameters in the order of a draw's values: {@link Population#PARAMETERS}, and those of the tide where it was sampled
     * @param draws chain by draw by parameter
     * @param summaries summary of every parameter over all chains
     * @param people what they say of its people
     */
    public record Result(
            List<Parameter> parameters, double[][][] draws, List<ParameterSummary> summaries, PeoplePosterior people) {

        /** Whether the tide was sampled. */
        public boolean hasTide() {
            return parameters.size() > Population.PARAMETERS.size();
        }

        /** Mean over the draws of the tide at every hour of the day from 0 on. */
        public List<Double> meanTide() {
            return summaries.subList(Population.PARAMETERS.size() + 1, summaries.size()).stream()
                    .map(ParameterSummary::mean)
                    .toList();
        }

        /** The same with further columns of as many draws. */
        private Result beside(Sampled further, List<Parameter> names) {
            double[][][] wider = new double[draws.length][draws[0].length][];
            for (int chain = 0; chain < wider.length; chain++) {
                for (int draw = 0; draw < wider[chain].length; draw++) {
                    double[] others = further.draws()[chain][draw];
                    double[] both = Arrays.copyOf(draws[chain][draw], parameters.size() + others.length);
                    System.arraycopy(others, 0, both, parameters.size(), others.length);
                    wider[chain][draw] = both;
                }
            }
            return new Result(
                    Stream.concat(parameters.stream(), names.stream()).toList(),
                    wider,
                    Stream.concat(summaries.stream(), further.summaries().stream())
                            .toList(),
                    people);
        }
    }

    /** Draws that can be trusted, with all values of a target, and summaries of those that are parameters. */
    private record Sampled(double[][][] draws, List<ParameterSummary> summaries, long seed) {}

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
        Optional<Result> population = population(people, settings, cancellation);
        if (population.isEmpty() || people.hours().isEmpty()) return population;
        SamplerSettings ofTide = new SamplerSettings(
                settings.chains(), settings.warmup(), settings.draws(), settings.seed() + SEED_OF_TIDE);
        return sampled(
                        () -> Population.tide(people),
                        draws -> draws,
                        Population.TIDE,
                        ofTide,
                        ACCEPTANCES_OF_TIDE,
                        cancellation)
                .map(tide -> population.get().beside(tide, Population.TIDE))
                .or(() -> population);
    }

    private Optional<Result> population(PeopleData people, SamplerSettings settings, Cancellation cancellation) {
        int times = people.blocks() <= FEW_BLOCKS && settings.draws() * LONGER <= SamplerSettings.MOST_ITERATIONS
                ? LONGER
                : 1;
        SamplerSettings longer =
                new SamplerSettings(settings.chains(), settings.warmup(), times * settings.draws(), settings.seed());
        FollowedPeople followed = FollowedPeople.of(people, (long) longer.chains() * longer.draws());
        return sampled(
                        followed::target,
                        draws -> everyOneOf(times, followed.ofPopulation(draws)),
                        Population.PARAMETERS,
                        longer,
                        ACCEPTANCES,
                        cancellation)
                .map(sampled -> kept(sampled, times, followed));
    }

    /** Of each chain one of so many draws, which diagnostics are as good by: few of them hang together. */
    private static double[][][] everyOneOf(int times, double[][][] draws) {
        return Arrays.stream(draws)
                .map(chain -> IntStream.range(0, chain.length / times)
                        .mapToObj(draw -> chain[draw * times])
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    private static Result kept(Sampled sampled, int times, FollowedPeople followed) {
        double[][][] draws = EvenDraws.of(followed.ofPopulation(sampled.draws()), times, LEVEL_RATIO, sampled.seed());
        return new Result(
                Population.PARAMETERS,
                draws,
                Summary.ofSome(sampled.summaries(), draws),
                followed.posterior(sampled.draws(), sampled.seed()));
    }

    /**
     * @param named takes draws of all values of the target and returns those of parameters that they are judged by
     */
    private Optional<Sampled> sampled(
            Supplier<Target> target,
            UnaryOperator<double[][][]> named,
            List<Parameter> parameters,
            SamplerSettings settings,
            double[] acceptances,
            Cancellation cancellation) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        for (int attempt = 0; attempt < acceptances.length; attempt++) {
            SamplerSettings careful = new SamplerSettings(
                    settings.chains(),
                    Math.min((attempt + 1) * settings.warmup(), SamplerSettings.MOST_ITERATIONS),
                    settings.draws(),
                    settings.seed() + attempt,
                    acceptances[attempt]);
            List<SampledChain> chains = sampler.sample(target, careful, (chain, iteration, phase) -> {}, cancellation);
            double[][][] draws = chains.stream().map(SampledChain::draws).toArray(double[][][]::new);
            List<ParameterSummary> summaries = Summary.of(names, named.apply(draws));
            long number = (long) settings.chains() * settings.draws();
            if (Verdict.of(summaries, SamplerReport.of(chains), number).passed()) {
                return Optional.of(new Sampled(draws, summaries, careful.seed()));
            }
        }
        return Optional.empty();
    }
}
