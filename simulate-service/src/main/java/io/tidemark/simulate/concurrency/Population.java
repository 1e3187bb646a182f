package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.family.PopulationParameters;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The population that users come from, draw by draw: how people differ, and what its people have on average to what those captured had.
 *
 * @param rate new connections of a person in a second
 * @param personSd standard deviation of the logarithm of people's factors
 * @param personShape shape of these factors
 * @param hoursSd standard deviation of the logarithm of a person's half hours
 * @param hoursShape shape of what a person of factor 1 does at a time
 * @param dwell seconds for which that is kept, on average
 * @param heldSd standard deviation of the logarithm of the time for which people hold connections
 * @param heldSlope by what power of their factor people hold connections for less time
 * @param rateRatio new connections of a person to those of a person captured
 * @param levelRatio the same of connections held
 * @param tides by how much the hours differ that they share
 */
public record Population(
        double[] rate,
        double[] personSd,
        double[] personShape,
        double[] hoursSd,
        double[] hoursShape,
        double[] dwell,
        double[] heldSd,
        double[] heldSlope,
        double[] rateRatio,
        double[] levelRatio,
        Tides tides) {

    /** Shape of what people do who do the same all the time. */
    private static final double STEADY = 1e6;

    private static final double LEAST_LEFT = 0.05;

    private static final long SEED = 63;

    /** That of the draws, where they say it. */
    static Optional<Population> of(DrawTable draws) {
        if (!draws.has(PopulationParameters.LEVEL_RATIO)) {
            return Optional.empty();
        }
        return Optional.of(new Population(
                draws.column(PopulationParameters.RATE),
                draws.column(PopulationParameters.PERSON_SD),
                draws.column(PopulationParameters.PERSON_SHAPE),
                draws.column(PopulationParameters.HOURS_SD),
                draws.column(PopulationParameters.HOURS_SHAPE),
                draws.column(PopulationParameters.DWELL),
                draws.column(PopulationParameters.HELD_SD),
                draws.column(PopulationParameters.HELD_SLOPE),
                draws.column(PopulationParameters.RATE_RATIO),
                draws.column(PopulationParameters.LEVEL_RATIO),
                Tides.NONE));
    }

    /** The same where hours differ. */
    Population over(Tides hours) {
        return new Population(
                rate,
                personSd,
                personShape,
                hoursSd,
                hoursShape,
                dwell,
                heldSd,
                heldSlope,
                rateRatio,
                levelRatio,
                hours);
    }

    /**
     * The same where the hours captured are the busiest: people are then as busy as that throughout, and those captured tell of others as far as people differ. Of n
     * people of one rate r the population's is {@code r / G}, {@code G ~ Gamma(n k, n k)}, before the prior of rates; they held connections for {@code exp(tau z / sqrt(n))} times
     * as long as people of their factor do.
     *
     * @param people number of people captured
     */
    Population inBusiestHours(int people) {
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(SEED);
        GammaDraws gamma = new GammaDraws(random);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        int draws = rate.length;
        double[] busyRate = new double[draws];
        double[] steady = new double[draws];
        double[] busyRateRatio = new double[draws];
        double[] busyLevelRatio = new double[draws];
        Arrays.fill(steady, STEADY);
        for (int draw = 0; draw < draws; draw++) {
            double k = personShape[draw];
            double left = left(draw);
            double factor = Math.max(gamma.sample(people * k) / (people * k), Double.MIN_NORMAL);
            double ofFactors = Math.exp(Gamma.logGamma(k + left) - Gamma.logGamma(k) - left * Math.log(k));
            double tau = heldSd[draw];
            busyRateRatio[draw] = 1 / factor;
            busyRate[draw] = rate[draw] / rateRatio[draw] / factor;
            busyLevelRatio[draw] = ofFactors
                    * Math.exp(-left * Math.log(factor) + 0.5 * tau * tau + tau * normal.sample() / Math.sqrt(people));
        }
        return new Population(
                busyRate,
                personSd,
                personShape,
                hoursSd,
                steady,
                dwell,
                heldSd,
                heldSlope,
                busyRateRatio,
                busyLevelRatio,
                tides);
    }

    /** Logarithm of the prior density of every draw's log rate, up to a constant. */
    double[] logPriors() {
        return Arrays.stream(rate)
                .map(each ->
                        Math.log(each / PopulationParameters.RATE_PRIOR_MEDIAN) / PopulationParameters.RATE_PRIOR_SD)
                .map(deviation -> -0.5 * deviation * deviation)
                .toArray();
    }

    /** The same with the draws in another order. */
    Population inOrder(int[] order) {
        return new Population(
                inOrder(rate, order),
                inOrder(personSd, order),
                inOrder(personShape, order),
                inOrder(hoursSd, order),
                inOrder(hoursShape, order),
                inOrder(dwell, order),
                inOrder(heldSd, order),
                inOrder(heldSlope, order),
                inOrder(rateRatio, order),
                inOrder(levelRatio, order),
                tides.inOrder(order));
    }

    private static double[] inOrder(double[] column, int[] order) {
        return Arrays.stream(order).mapToDouble(draw -> column[draw]).toArray();
    }

    /**
     * Variance of what a person does, of a mean of 1, in its mean over so many seconds, under a draw: that of people and what is left of hours.
     *
     * @param seconds for how long
     */
    public double varianceOfMean(int draw, double seconds) {
        return 1 / personShape[draw] + PeopleDiffering.shareOfMean(seconds / dwell[draw]) / hoursShape[draw];
    }

    ArrivalLaw arrivals(int draw, ArrivalLaw ofUser) {
        return new PeopleArrivals(ofUser, differing(draw), rateRatio[draw], tides.of(draw, 1), 1);
    }

    ArrivalLaw arrivalsHeld(int draw, ArrivalLaw ofUser) {
        return new PeopleArrivals(ofUser, differingInLevel(draw), levelRatio[draw], tides.of(draw, left(draw)), 1);
    }

    /**
     * How people differ in what they hold, which goes as the rate to the power 1 - s, and by {@code exp(tau z)} beside: variances of the rate count (1 - s)^2
     * times, and people vary by e^(tau^2) - 1 more.
     */
    private PeopleDiffering differingInLevel(int draw) {
        double left = left(draw);
        double square = left * left;
        double ofPeople = square / personShape[draw] + Math.expm1(heldSd[draw] * heldSd[draw]);
        return new PeopleDiffering(1 / ofPeople, hoursShape[draw] / square, dwell[draw]);
    }

    /** 1 - s, above 0: who opens more holds some more. */
    private double left(int draw) {
        return Math.max(1 - heldSlope[draw], LEAST_LEFT);
    }

    private PeopleDiffering differing(int draw) {
        return new PeopleDiffering(personShape[draw], hoursShape[draw], dwell[draw]);
    }
}
