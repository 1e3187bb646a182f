package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.Population;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How certain the mean level of a population is, judging by some of its people for some hours, and what more people and hours would bring.
 *
 * @param people number of people captured
 * @param hours for how long each, on average
 * @param personSd standard deviation of the logarithm of people's rates
 * @param hoursSd that of a person's half hours
 * @param restsOnPrior whether the captures hardly tell how people differ
 * @param factor90 the 95 % point of the population's mean level over its 50 % point
 * @param next what that would come to with other numbers of people and hours
 */
public record PopulationCertainty(
        int people,
        double hours,
        Interval personSd,
        Interval hoursSd,
        boolean restsOnPrior,
        double factor90,
        List<Next> next) {

    private static final double SECONDS_OF_AN_HOUR = 3_600;
    private static final double HIGH = 0.95;

    /** Width of the prior of log person_sd from 5 % to 95 %, and the share of it above which captures have hardly narrowed it. */
    private static final double PRIOR_WIDTH = 1.22;

    private static final double HARDLY_NARROWED = 0.9;

    /** Variance of the logarithm of the level before anything is captured. */
    private static final double PRIOR_VARIANCE = 6;

    /** What is offered: people, and hours of each. */
    private static final List<int[]> OFFERS = List.of(new int[] {10, 1}, new int[] {50, 8});

    /**
     * What draws say of a parameter.
     *
     * @param q5 the 5 % quantile
     * @param q50 the median
     * @param q95 the 95 % quantile
     */
    public record Interval(double q5, double q50, double q95) {

        static Interval of(double[] draws) {
            double[] sorted = draws.clone();
            Arrays.sort(sorted);
            return new Interval(at(sorted, 0.05), at(sorted, 0.5), at(sorted, HIGH));
        }

        private static double at(double[] sorted, double p) {
            return sorted[(int) Math.round(p * (sorted.length - 1))];
        }
    }

    /**
     * What captures of other numbers of people and hours would bring.
     *
     * @param people number of people
     * @param hours for how long each
     * @param factor90 what it would come to
     */
    public record Next(int people, double hours, double factor90) {}

    /** For how many seconds each was captured, on average. */
    double seconds() {
        return hours * SECONDS_OF_AN_HOUR;
    }

    /**
     * The certainty of a law of people who differ.
     *
     * @param law the law
     * @param population how people differ
     * @param evidence what it rests on
     */
    public static PopulationCertainty of(ConcurrencyLaw law, Population population, Evidence evidence) {
        Interval personSd = Interval.of(population.personSd());
        int people = evidence.people();
        double hours = evidence.secondsOfAPerson() / SECONDS_OF_AN_HOUR;
        double factor90 = factor90(law);
        List<Next> next = OFFERS.stream()
                .filter(offer -> offer[0] > people)
                .map(offer -> new Next(offer[0], offer[1], expectedFactor(population, offer[0], offer[1])))
                .filter(offer -> offer.factor90() < factor90)
                .toList();
        return new PopulationCertainty(
                people,
                hours,
                personSd,
                Interval.of(population.hoursSd()),
                Math.log(personSd.q95() / personSd.q5()) > HARDLY_NARROWED * PRIOR_WIDTH,
                factor90,
                next);
    }

    /** The 95 % point of the mean level of a law's people over its 50 % point. */
    static double factor90(ConcurrencyLaw law) {
        Interval level = Interval.of(IntStream.range(0, law.draws())
                .mapToDouble(draw -> law.mean(draw, 1))
                .toArray());
        return level.q95() / level.q50();
    }

    /**
     * What to expect of the factor with so many people for so many hours: under each draw the logarithm of the mean of their levels is normal about the
     * population's, with the variance
     *
     * <pre>(1 - s)^2 log(1 + (1 / k + R(x) / h) / n) + held_sd^2 / n        R(x) = 2 (x - 1 + e^-x) / x^2, x the hours in dwell times</pre>
     */
    static double expectedFactor(Population population, int people, double hours) {
        double[] deviations = IntStream.range(0, population.dwell().length)
                .mapToDouble(draw -> deviation(population, draw, people, hours))
                .toArray();
        NormalDistribution normal = new NormalDistribution();
        double low = 0;
        double high = 20;
        for (int halving = 0; halving < 50; halving++) {
            double middle = 0.5 * (low + high);
            double below = Arrays.stream(deviations)
                    .map(deviation -> normal.cumulativeProbability(middle / deviation))
                    .average()
                    .orElseThrow();
            if (below < HIGH) low = middle;
            else high = middle;
        }
        return Math.exp(high);
    }

    private static double deviation(Population population, int draw, int people, double hours) {
        double ofPeople = Math.log1p(population.varianceOfMean(draw, hours * SECONDS_OF_AN_HOUR) / people);
        double left = 1 - Math.min(population.heldSlope()[draw], 1);
        double variance =
                left * left * ofPeople + population.heldSd()[draw] * population.heldSd()[draw] / people;
        return Math.sqrt(1 / (1 / variance + 1 / PRIOR_VARIANCE));
    }
}
