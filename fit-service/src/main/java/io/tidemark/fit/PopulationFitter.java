package io.tidemark.fit;

import io.tidemark.contracts.HoursOfDay;
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

    /** The same at the tide of few people, who tell little of it: how far hours differ may then be next to nothing, or much. */
    private static final double[] ACCEPTANCES_OF_FEW = {0.97, 0.99, 0.995};

    /** Blocks up to which people are few for a tide, which takes seconds then. */
    private static final int FEW_BLOCKS_OF_TIDE = 2_000;

    /**
     * Of few people the population's mean has a long tail, which sizes at a high certainty rest on: it is sampled so many times as long, and as many draws as ever are kept
     * evenly. With one person's half hour the 99 % quantile of {@code level_ratio} varied by 15 % between seeds, and by 7 % so.
     */
    private static final int LONGER = 4;

    /** Blocks of five minutes up to which it is: where that takes a second or so. */
    private static final int FEW_BLOCKS = 300;

    private static final int LEVEL_RATIO = Population.NAMES.indexOf(PopulationParameters.LEVEL_RATIO);

    /** What the seeds of the tide and of what is held are ahead of the population's. */
    private static final long SEED_OF_TIDE = 64;

    private static final long SEED_OF_HELD = 32;

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

        /** Mean over the draws of the tide at every hour of the day from 0 on, of weekdays where weekends are told apart. */
        public List<Double> meanTide() {
            int first = Population.PARAMETERS.size() + 1;
            return summaries.subList(first, first + HoursOfDay.HOURS).stream()
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
    private record Sampled(double[][][] draws, List<ParameterSummary> summaries, long seed) {

        double[][] flat() {
            return Arrays.stream(draws).flatMap(Arrays::stream).toArray(double[][]::new);
        }
    }

    /** How people open connections and when, by their counts alone, which are the same under every session definition. */
    public static final class Opened {

        private final FollowedPeople followed;
        private final int times;
        private final Sampled population;
        private final Optional<Sampled> tide;

        private Opened(FollowedPeople followed, int times, Sampled population, Optional<Sampled> tide) {
            this.followed = followed;
            this.times = times;
            this.population = population;
            this.tide = tide;
        }

        /** Number of values of all draws. */
        public long size() {
            return size(population) + tide.map(Opened::size).orElse(0L);
        }

        private static long size(Sampled sampled) {
            double[][][] draws = sampled.draws();
            return (long) draws.length * draws[0].length * draws[0][0].length;
        }
    }

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
        return opened(people, settings, cancellation).flatMap(opened -> held(opened, people, settings, cancellation));
    }

    /** The part of {@link #fit} that rests on counts alone. */
    public Optional<Opened> opened(PeopleData people, SamplerSettings settings, Cancellation cancellation) {
        boolean isQuick = people.blocks() <= FEW_BLOCKS && !Population.weekendsAreApart(people);
        int times = isQuick && settings.draws() * LONGER <= SamplerSettings.MOST_ITERATIONS ? LONGER : 1;
        SamplerSettings longer = longer(settings, times, 0);
        FollowedPeople followed = FollowedPeople.of(people, (long) longer.chains() * longer.draws());
        return sampled(
                        followed::target,
                        draws -> everyOneOf(times, draws),
                        Population.opened(),
                        longer,
                        ACCEPTANCES,
                        cancellation)
                .map(population -> new Opened(followed, times, population, tide(people, settings, cancellation)));
    }

    private Optional<Sampled> tide(PeopleData people, SamplerSettings settings, Cancellation cancellation) {
        return people.hours()
                .flatMap(any -> sampled(
                        () -> Population.tide(people),
                        draws -> draws,
                        Population.parametersOfTide(people),
                        longer(settings, 1, SEED_OF_TIDE),
                        people.blocks() <= FEW_BLOCKS_OF_TIDE ? ACCEPTANCES_OF_FEW : ACCEPTANCES,
                        cancellation));
    }

    /**
     * The rest of {@link #fit}.
     *
     * @param opened of the same people's counts, by the same settings
     */
    public Optional<Result> held(
            Opened opened, PeopleData people, SamplerSettings settings, Cancellation cancellation) {
        return sampled(
                        () -> Population.held(people),
                        draws -> everyOneOf(opened.times, draws),
                        Population.HELD,
                        longer(settings, opened.times, SEED_OF_HELD),
                        ACCEPTANCES,
                        cancellation)
                .map(held -> together(opened, held, people))
                .map(result -> opened.tide
                        .map(tide -> result.beside(tide, Population.parametersOfTide(people)))
                        .orElse(result));
    }

    private static SamplerSettings longer(SamplerSettings settings, int times, long seedApart) {
        return new SamplerSettings(
                settings.chains(), settings.warmup(), times * settings.draws(), settings.seed() + seedApart);
    }

    /** Draws of two posteriors that know nothing of each other, side by side. */
    private static Result together(Opened opened, Sampled held, PeopleData people) {
        Sampled population = opened.population;
        double[][][] all = drawn(population.draws(), held, people);
        double[][][] answered = opened.tide
                .filter(any -> Population.weekendsAreApart(people))
                .map(tide -> drawn(onWeekdays(population.draws(), tide.draws(), people), held, people))
                .orElse(all);
        double[][][] kept =
                opened.times == 1 ? answered : EvenDraws.of(answered, opened.times, LEVEL_RATIO, population.seed());
        return new Result(
                Population.PARAMETERS,
                kept,
                Summary.ofSome(Summary.of(Population.NAMES, everyOneOf(opened.times, answered)), kept),
                opened.followed.posterior(
                        people,
                        Arrays.stream(all).flatMap(Arrays::stream).toArray(double[][]::new),
                        population.flat(),
                        population.seed()));
    }

    private static double[][][] drawn(double[][][] opened, Sampled held, PeopleData people) {
        return IntStream.range(0, opened.length)
                .mapToObj(chain -> IntStream.range(0, opened[chain].length)
                        .mapToObj(draw -> Population.draw(opened[chain][draw], held.draws()[chain][draw], people))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    private static double[][][] onWeekdays(double[][][] opened, double[][][] tide, PeopleData people) {
        return IntStream.range(0, opened.length)
                .mapToObj(chain -> IntStream.range(0, opened[chain].length)
                        .mapToObj(draw -> Population.onWeekdays(opened[chain][draw], tide[chain][draw], people))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /** Of each chain one of so many draws, which diagnostics are as good by: few of them hang together. */
    private static double[][][] everyOneOf(int times, double[][][] draws) {
        return Arrays.stream(draws)
                .map(chain -> SampledChain.everyOneOf(times, chain))
                .toArray(double[][][]::new);
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
