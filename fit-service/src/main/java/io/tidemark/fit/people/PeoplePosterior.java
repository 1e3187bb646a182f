package io.tidemark.fit.people;

import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.fit.diagnostics.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * What a posterior says of the people captured, and of a person drawn at random: how many connections they open and hold over a long time. A person of
 * rate {@code lambda F} holds
 *
 * <pre>lambda F exp(eta - s log F + tau z)</pre>
 *
 * connections. Given a draw, what is known of {@code tau z} is normal: the prior {@code N(0, tau^2 / n)} of n people, and how long their connections
 * were held. Hours vary about that, in which the mean of a concave power is smaller: the population's mean level is a little less than these.
 *
 * @param persons people, or groups of people who cannot be told apart
 * @param anybody a person drawn at random
 */
public record PeoplePosterior(List<OfPerson> persons, Anybody anybody) {

    private static final int RATE = Population.NAMES.indexOf(PopulationParameters.RATE);
    private static final int PERSON_SHAPE = Population.NAMES.indexOf(PopulationParameters.PERSON_SHAPE);
    private static final int HELD_MEAN = Population.NAMES.indexOf(PopulationParameters.HELD_MEAN);
    private static final int HELD_SLOPE = Population.NAMES.indexOf(PopulationParameters.HELD_SLOPE);
    private static final int HELD_SD = Population.NAMES.indexOf(PopulationParameters.HELD_SD);

    /**
     * A person, or people who cannot be told apart: then all figures but the first four are of one of them, on average.
     *
     * @param label pseudonym, or a number
     * @param people how many people
     * @param personSeconds seconds for which they were captured, added up over them
     * @param connections their new connections
     * @param measuredRate new connections in a second, as counted
     * @param measuredLevel connections held at a time, on average, as measured
     * @param rate new connections in a second, over a long time
     * @param level connections held at a time, over a long time
     */
    public record OfPerson(
            String label,
            int people,
            double personSeconds,
            long connections,
            double measuredRate,
            double measuredLevel,
            Interval rate,
            Interval level) {}

    /**
     * A person drawn from the population at random.
     *
     * @param rate new connections in a second, over a long time
     * @param level connections held at a time, over a long time
     */
    public record Anybody(Spread rate, Spread level) {}

    /**
     * Quantiles of a posterior.
     *
     * @param q5 the 5 % quantile
     * @param q50 the median
     * @param q95 the 95 % quantile
     */
    public record Interval(double q5, double q50, double q95) {

        private static Interval of(double[] sorted) {
            return new Interval(
                    Moments.quantile(sorted, 0.05), Moments.quantile(sorted, 0.5), Moments.quantile(sorted, 0.95));
        }
    }

    /**
     * Quantiles of a predictive distribution.
     *
     * @param q5 the 5 % quantile
     * @param q25 the 25 % quantile
     * @param q50 the median
     * @param q75 the 75 % quantile
     * @param q95 the 95 % quantile
     */
    public record Spread(double q5, double q25, double q50, double q75, double q95) {

        private static Spread of(double[] sorted) {
            return new Spread(
                    Moments.quantile(sorted, 0.05),
                    Moments.quantile(sorted, 0.25),
                    Moments.quantile(sorted, 0.5),
                    Moments.quantile(sorted, 0.75),
                    Moments.quantile(sorted, 0.95));
        }
    }

    /**
     * Summarises draws.
     *
     * @param persons people
     * @param draws a row a draw: the population's parameters
     * @param opened a row a draw: the first of these, and behind them the people's rates
     * @param random what is left open given a draw is drawn by
     */
    static PeoplePosterior of(
            List<PeopleData.Person> persons, double[][] draws, double[][] opened, UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        return new PeoplePosterior(
                IntStream.range(0, persons.size())
                        .mapToObj(i -> of(persons.get(i), draws, column(opened, Population.OPENED + i), normal))
                        .toList(),
                anybody(draws, normal, random));
    }

    private static double[] column(double[][] draws, int column) {
        return Arrays.stream(draws).mapToDouble(draw -> draw[column]).toArray();
    }

    private static OfPerson of(
            PeopleData.Person person, double[][] draws, double[] rates, ZigguratSampler.NormalizedGaussian normal) {
        PersonCounts counts = person.counts();
        double[] levels = IntStream.range(0, draws.length)
                .mapToDouble(
                        i -> level(draws[i], rates[i] / draws[i][RATE], ownHeld(person, draws[i], normal.sample())))
                .sorted()
                .toArray();
        Arrays.sort(rates);
        return new OfPerson(
                person.label(),
                counts.people(),
                counts.personSeconds(),
                counts.connections(),
                counts.rate(),
                person.heldSeconds() / counts.personSeconds(),
                Interval.of(rates),
                Interval.of(levels));
    }

    private static Anybody anybody(
            double[][] draws, ZigguratSampler.NormalizedGaussian normal, UniformRandomProvider random) {
        double[] rates = new double[draws.length];
        double[] levels = new double[draws.length];
        for (int i = 0; i < draws.length; i++) {
            double k = draws[i][PERSON_SHAPE];
            double factor =
                    AhrensDieterMarsagliaTsangGammaSampler.of(random, k, 1 / k).sample();
            rates[i] = draws[i][RATE] * factor;
            levels[i] = level(draws[i], factor, draws[i][HELD_SD] * normal.sample());
        }
        Arrays.sort(rates);
        Arrays.sort(levels);
        return new Anybody(Spread.of(rates), Spread.of(levels));
    }

    private static double level(double[] draw, double factor, double ownHeld) {
        return draw[RATE] * Math.pow(factor, 1 - draw[HELD_SLOPE]) * draw[HELD_MEAN] * Math.exp(ownHeld);
    }

    /** The part of the logarithm of the time held that is the person's own, given a draw and a standard normal number. */
    private static double ownHeld(PeopleData.Person person, double[] draw, double z) {
        double variance = draw[HELD_SD] * draw[HELD_SD] / person.counts().people();
        Optional<PersonHeld> held = person.held();
        if (held.isEmpty()) {
            return Math.sqrt(variance) * z;
        }
        double expected = Math.log(draw[HELD_MEAN])
                - draw[HELD_SLOPE] * Math.log(person.counts().rate() / draw[RATE]);
        double known = variance / (variance + held.get().variance());
        return known * (held.get().logMean() - expected)
                + Math.sqrt(known * held.get().variance()) * z;
    }
}
