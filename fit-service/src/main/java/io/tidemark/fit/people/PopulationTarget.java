package io.tidemark.fit.people;

import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.fit.mcmc.Target;
import io.tidemark.fit.model.Digamma;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * Posterior of how people open connections, given the counts of some of them. A person's factor is {@code F ~ Gamma(k, k)}; what the person does at a time is {@code
 * Gamma(h F, h)} and is drawn anew after an exponential time of mean {@code dwell}; connections of a block are negative binomial
 * given that ({@link HoursLikelihood}); over a block its mean varies less, by the share of the variance that is left, so that h is larger by the inverse. All of it adds up: n people who cannot be told apart are one with {@code Gamma(n k, k)}.
 *
 * <p>Coordinates: log rate of the population, log k, log of the standard deviation of half hours, log dwell, log shape of bursts, and the log
 * rate of every person.
 */
final class PopulationTarget implements Target {

    /** Standard deviation of the logarithm of a half hour's mean that the prior is of. */
    private static final double HALF_HOUR = 1_800;

    static final int POPULATION = 5;

    /** Means of the normal priors of the coordinates. */
    private static final double[] CENTRES = {
        Math.log(PopulationParameters.RATE_PRIOR_MEDIAN), Math.log(2), Math.log(0.9), Math.log(1_200), Math.log(3)
    };

    /** Their standard deviations. */
    private static final double[] SCALES = {PopulationParameters.RATE_PRIOR_SD, 0.66, 0.4, 0.7, 0.7};

    /** No logarithm of anything that is so far from 0 can be told from infinity. */
    private static final double FARTHEST = 40;

    /** A law of hours of such a shape has nothing left in any hour that is captured. */
    private static final double LEAST_SHAPE = 1e-12;

    private final int[] people;
    private final HoursLikelihood[] hours;

    /** Derivatives by log h, collected over people. */
    private double byShape;

    private double byDwell;

    PopulationTarget(List<PersonCounts> persons) {
        this.people = persons.stream().mapToInt(PersonCounts::people).toArray();
        this.hours = persons.stream().map(HoursLikelihood::new).toArray(HoursLikelihood[]::new);
    }

    @Override
    public int dimension() {
        return POPULATION + hours.length;
    }

    @Override
    public int valueCount() {
        return Population.OPENED;
    }

    @Override
    public double evaluate(double[] at, double[] gradient) {
        Arrays.fill(gradient, 0);
        if (isOutOfReach(at, 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        byShape = 0;
        byDwell = 0;
        double sum = 0;
        for (int i = 0; i < POPULATION; i++) {
            double deviation = (at[i] - CENTRES[i]) / SCALES[i];
            sum -= 0.5 * deviation * deviation;
            gradient[i] = -deviation / SCALES[i];
        }
        double block = HoursGrid.BLOCK_SECONDS / Math.exp(at[3]);
        double shape = hoursShape(at[2], at[3]) / share(block);
        if (!(shape > LEAST_SHAPE)) {
            return Double.NEGATIVE_INFINITY;
        }
        for (int person = 0; person < hours.length; person++) {
            sum += person(person, at, shape, gradient);
        }
        gradient[2] += byShape * hoursShapeByDeviation(at[2]);
        gradient[3] += byDwell + byShape * (hoursShapeByDwell(at[3]) - shareSlope(block));
        return sum;
    }

    /** Whether a coordinate from one on is not a number, or the logarithm of what cannot be told from 0 or infinity. */
    static boolean isOutOfReach(double[] at, int from) {
        return Arrays.stream(at, from, at.length).anyMatch(each -> !(Math.abs(each) < FARTHEST));
    }

    private double person(int person, double[] at, double shape, double[] gradient) {
        double logRate = at[POPULATION + person];
        double logFactor = logRate - at[0];
        double factor = Math.exp(logFactor);
        double k = people[person] * Math.exp(at[1]);
        double byFactor = k * (1 - factor);
        gradient[1] += k * (Math.log(k) + 1 - Digamma.of(k) + logFactor - factor);
        HoursLikelihood of = hours[person];
        double likelihood =
                of.evaluate(Math.exp(logRate), shape * people[person] * factor, Math.exp(at[3]), Math.exp(at[4]));
        byFactor += of.byShape;
        byShape += of.byShape;
        byDwell += of.byDwell;
        gradient[4] += of.byBursts;
        gradient[0] -= byFactor;
        gradient[POPULATION + person] += byFactor + of.byRate;
        return k * Math.log(k) - Gamma.logGamma(k) + k * (logFactor - factor) + likelihood;
    }

    /** Shape h of what a person of factor 1 does at a time, by the standard deviation of the logarithm of a half hour's mean. */
    static double hoursShape(double logDeviation, double logDwell) {
        return share(HALF_HOUR / Math.exp(logDwell)) / Math.expm1(Math.exp(2 * logDeviation));
    }

    /** Derivatives of its logarithm by its two arguments. */
    static double hoursShapeByDeviation(double logDeviation) {
        double variance = Math.exp(2 * logDeviation);
        return -2 * variance / -Math.expm1(-variance);
    }

    static double hoursShapeByDwell(double logDwell) {
        return shareSlope(HALF_HOUR / Math.exp(logDwell));
    }

    /** Share of the variance that is left in a mean over x dwell times: 2 (x - 1 + e^-x) / x^2. */
    static double share(double x) {
        return 2 * (x + Math.expm1(-x)) / (x * x);
    }

    /** Derivative of its logarithm by that of the dwell time. */
    static double shareSlope(double x) {
        return 2 + x * Math.expm1(-x) / (x + Math.expm1(-x));
    }

    @Override
    public void constrain(double[] at, double[] values) {
        double k = Math.exp(at[1]);
        int i = 0;
        values[i++] = Math.exp(at[0]);
        values[i++] = Math.sqrt(Gamma.trigamma(k));
        values[i++] = k;
        values[i++] = Math.exp(at[2]);
        values[i++] = hoursShape(at[2], at[3]);
        values[i++] = Math.exp(at[3]);
        values[i] = Math.exp(at[4]);
    }
}
