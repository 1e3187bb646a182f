package io.tidemark.fit.people;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.fit.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

/**
 * Leave-one-person-out scores of ways in which people may differ in how long they hold connections, on public computers' days: the logarithm of the probability density
 * that the others' posterior gives to the mean of the one left out. All posteriors are summed up over a grid, with the priors of {@link HeldTarget}, so nothing here is
 * random. Laws of people that are not normal take a minute: they are scored where {@code tidemark.people.scores} is set.
 */
class HeldScoresTest {

    private static final List<String> COMPUTERS = List.of("pc-h1", "pc-h2", "pc-h3", "pc-h4", "desktop");

    private static final int POINTS = 41;
    private static final double STANDARD_DEVIATIONS = 4;
    private static final double[] CENTRES = {Math.log(30), Math.log(0.35), Math.log(0.65)};
    private static final double[] SCALES = {2, 0.5, 0.3};

    /** Deviations of a person, in standard deviations, over which the law of people that is not normal is summed up. */
    private static final int STEPS = 60;

    private static final double STEP = 0.2;

    /** What one person held: logarithm of the mean, its variance, logarithm of the rate to the one that priors are of. */
    private record Seen(double logMean, double variance, double logRate) {

        static Seen of(List<PublicDays.Connection> all, double from, double length) {
            double[] held = all.stream()
                    .filter(each -> each.start() >= from && each.start() < from + length && each.seconds() > 0)
                    .mapToDouble(PublicDays.Connection::seconds)
                    .toArray();
            double mean = Arrays.stream(held).average().orElseThrow();
            double squares =
                    Arrays.stream(held).map(each -> each * each).average().orElseThrow();
            double rate = held.length / length;
            return new Seen(
                    Math.log(mean),
                    squares / (mean * mean) / held.length,
                    Math.log(rate / PopulationParameters.RATE_PRIOR_MEDIAN));
        }
    }

    /** A way in which people may differ. */
    private enum Way {
        /** Who opens more holds each for less, and people differ by a lognormal factor. */
        BY_RATE,
        /** The factor alone. */
        APART_FROM_RATE,
        /** As the first, the factor inverse gamma, with a heavy tail of those who hold long. */
        INVERSE_GAMMA,
        /** As the first, the factor gamma. */
        GAMMA;

        double logDensity(Seen seen, double eta, double slope, double sd) {
            double centre = eta - (this == APART_FROM_RATE ? 0 : slope * seen.logRate());
            return switch (this) {
                case BY_RATE, APART_FROM_RATE -> logNormal(seen.logMean() - centre, sd * sd + seen.variance());
                case GAMMA -> logBlurred(seen.logMean() - centre, seen.variance(), sd, 1);
                case INVERSE_GAMMA -> logBlurred(seen.logMean() - centre, seen.variance(), sd, -1);
            };
        }

        /** Of a deviation that is the logarithm of a gamma factor of that standard deviation and median near 1, or the opposite, and an error. */
        private static double logBlurred(double deviation, double variance, double sd, int sign) {
            double shape = 1 / (sd * sd) + 0.5;
            double median = Math.log(shape) - 1 / (3 * shape);
            double sum = 0;
            for (int i = -STEPS; i <= STEPS; i++) {
                double log = i * STEP * sd;
                double density = shape * (log + median) - Math.exp(log + median) - Gamma.logGamma(shape);
                sum += Math.exp(density + logNormal(deviation - sign * log, variance)) * STEP * sd;
            }
            return Math.log(sum);
        }

        private static double logNormal(double deviation, double variance) {
            return -0.5 * (deviation * deviation / variance + Math.log(2 * Math.PI * variance));
        }
    }

    @Test
    void whoOpensMoreHoldsEachForLess() throws IOException {
        Path days = Reference.folder("days").orElse(null);
        assumeTrue(days != null, "no folder shared/days beside the project");
        List<Seen> wholeDays = new ArrayList<>();
        for (String computer : COMPUTERS) {
            List<PublicDays.Connection> all = PublicDays.read(days.resolve(computer + ".csv.gz"));
            DoubleSummaryStatistics starts =
                    all.stream().mapToDouble(PublicDays.Connection::start).summaryStatistics();
            wholeDays.add(Seen.of(all, starts.getMin(), starts.getMax() - starts.getMin()));
        }
        double byRate = printed(Way.BY_RATE, wholeDays);
        double apart = printed(Way.APART_FROM_RATE, wholeDays);
        assertTrue(byRate > apart, byRate + " and " + apart);
        if (System.getProperty("tidemark.people.scores") != null) {
            printed(Way.GAMMA, wholeDays);
            printed(Way.INVERSE_GAMMA, wholeDays);
        }
    }

    private static double printed(Way way, List<Seen> people) {
        double score = score(way, people);
        System.out.printf("%s: %.2f%n", way, score);
        return score;
    }

    private static double score(Way way, List<Seen> people) {
        double sum = 0;
        for (int out = 0; out < people.size(); out++) {
            List<Seen> others = new ArrayList<>(people);
            Seen left = others.remove(out);
            sum += predictive(way, others, left);
        }
        return sum;
    }

    private static double predictive(Way way, List<Seen> others, Seen left) {
        double evidence = 0;
        double together = 0;
        for (int i = 0; i < POINTS; i++) {
            for (int j = 0; j < POINTS; j++) {
                for (int k = 0; k < POINTS; k++) {
                    double eta = at(0, i);
                    double slope = 1 - Math.exp(at(1, j));
                    double sd = Math.exp(at(2, k));
                    double log = prior(i) + prior(j) + prior(k);
                    for (Seen other : others) {
                        log += way.logDensity(other, eta, slope, sd);
                    }
                    evidence += Math.exp(log);
                    together += Math.exp(log + way.logDensity(left, eta, slope, sd));
                }
            }
        }
        return Math.log(together / evidence);
    }

    private static double at(int coordinate, int point) {
        return CENTRES[coordinate] + SCALES[coordinate] * deviation(point);
    }

    private static double deviation(int point) {
        return STANDARD_DEVIATIONS * (2.0 * point / (POINTS - 1) - 1);
    }

    private static double prior(int point) {
        return -0.5 * deviation(point) * deviation(point);
    }
}
