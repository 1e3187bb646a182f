package io.tidemark.fit.people;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.fit.Reference;
import io.tidemark.fit.mcmc.Sampler;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.mcmc.Target;
import io.tidemark.fit.model.Digamma;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

/**
 * Leave-one-person-out scores of two laws of how people differ, gamma and lognormal of the same variance, on public computers' days: the logarithm of the
 * probability that the others' posterior gives to the counts of the one left out. Takes a minute and decides nothing in a build: done where {@code
 * tidemark.people.scores} is set, and the days lie beside the project.
 */
class PersonFactorScoresTest {

    private static final List<String> COMPUTERS = List.of("pc-h1", "pc-h2", "pc-h3", "pc-h4", "desktop");

    /** Logarithms of a person's factor at which its law is summed up. */
    private static final double LOWEST = -7;

    private static final double STEP = 0.15;
    private static final int POINTS = 64;

    private static final int EVERY_DRAW = 8;

    @Test
    void scoresBothLaws() throws IOException {
        assumeTrue(System.getProperty("tidemark.people.scores") != null, "tidemark.people.scores is not set");
        Path days = Reference.folder("days").orElse(null);
        assumeTrue(days != null, "no folder shared/days beside the project");
        List<PersonCounts> wholeDays = new ArrayList<>();
        List<PersonCounts> noons = new ArrayList<>();
        for (String computer : COMPUTERS) {
            List<PublicDays.Connection> all = PublicDays.read(days.resolve(computer + ".csv.gz"));
            DoubleSummaryStatistics starts =
                    all.stream().mapToDouble(PublicDays.Connection::start).summaryStatistics();
            double first = starts.getMin();
            double midnight = first - first % 86_400;
            double noon = midnight + (first > midnight + 12 * 3_600 ? 36 : 12) * 3_600;
            wholeDays.add(PublicDays.counts(all, first, starts.getMax() - first));
            noons.add(PublicDays.counts(all, noon, 3_600));
        }
        double difference = scored("whole days", wholeDays) + scored("12 to 13 o'clock", noons);
        assertTrue(Double.isFinite(difference));
    }

    private static double scored(String what, List<PersonCounts> people) {
        double sum = 0;
        for (int out = 0; out < people.size(); out++) {
            List<PersonCounts> others = new ArrayList<>(people);
            PersonCounts left = others.remove(out);
            double gamma = score(others, left, false);
            double lognormal = score(others, left, true);
            System.out.printf(
                    "%s, %s left out: gamma %.2f, lognormal %.2f, difference %.2f%n",
                    what, COMPUTERS.get(out), gamma, lognormal, gamma - lognormal);
            sum += gamma - lognormal;
        }
        System.out.printf("%s: gamma is ahead by %.2f%n", what, sum);
        return sum;
    }

    private static double score(List<PersonCounts> others, PersonCounts left, boolean lognormal) {
        PeopleData data = new PeopleData(
                IntStream.range(0, others.size())
                        .mapToObj(i -> new PeopleData.Person("" + i, others.get(i), 0, Optional.empty()))
                        .toList(),
                others.size(),
                others.stream().mapToDouble(PersonCounts::personSeconds).sum(),
                others.stream().mapToLong(PersonCounts::connections).sum(),
                0,
                Optional.empty());
        double[][] draws = new Sampler(Runnable::run)
                .sample(
                        () -> lognormal
                                ? new LognormalPeople(new PopulationTarget(data.counts()), others.size())
                                : new PopulationTarget(data.counts()),
                        new SamplerSettings(1, 600, 1_200, 65, 0.9),
                        (chain, iteration, phase) -> {},
                        () -> false)
                .get(0)
                .draws();
        HoursLikelihood likelihood = new HoursLikelihood(left);
        double[] logs = IntStream.range(0, draws.length / EVERY_DRAW)
                .mapToDouble(i -> probability(draws[i * EVERY_DRAW], likelihood, lognormal))
                .toArray();
        return logSum(logs) - Math.log(logs.length);
    }

    /** Of the counts of the one left out under a draw. */
    private static double probability(double[] draw, HoursLikelihood likelihood, boolean lognormal) {
        double k = value(draw, PopulationParameters.PERSON_SHAPE);
        double dwell = value(draw, PopulationParameters.DWELL);
        double h =
                value(draw, PopulationParameters.HOURS_SHAPE) / PopulationTarget.share(HoursGrid.BLOCK_SECONDS / dwell);
        double[] logs = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double logFactor = LOWEST + i * STEP;
            double factor = Math.exp(logFactor);
            double law = lognormal ? LognormalPeople.logDensity(logFactor, k) : logGamma(logFactor, k);
            logs[i] = law
                    + Math.log(STEP)
                    + likelihood.evaluate(
                            value(draw, PopulationParameters.RATE) * factor,
                            h * factor,
                            dwell,
                            value(draw, PopulationParameters.BURST_SHAPE));
        }
        return logSum(logs);
    }

    /** Density of the logarithm of F ~ Gamma(k, k). */
    private static double logGamma(double logFactor, double k) {
        return k * Math.log(k) - Gamma.logGamma(k) + k * (logFactor - Math.exp(logFactor));
    }

    private static double value(double[] draw, String parameter) {
        return draw[Population.NAMES.indexOf(parameter)];
    }

    private static double logSum(double[] logs) {
        double largest =
                IntStream.range(0, logs.length).mapToDouble(i -> logs[i]).max().orElseThrow();
        return largest
                + Math.log(IntStream.range(0, logs.length)
                        .mapToDouble(i -> Math.exp(logs[i] - largest))
                        .sum());
    }

    /** The target with lognormal factors of people in place of gamma ones, whose variance 1 / k they have. */
    private record LognormalPeople(Target gamma, int people) implements Target {

        static double logDensity(double logFactor, double k) {
            double variance = Math.log1p(1 / k);
            double deviation = logFactor + 0.5 * variance;
            return -0.5 * (deviation * deviation / variance + Math.log(2 * Math.PI * variance));
        }

        @Override
        public int dimension() {
            return gamma.dimension();
        }

        @Override
        public int valueCount() {
            return gamma.valueCount();
        }

        @Override
        public void constrain(double[] position, double[] values) {
            gamma.constrain(position, values);
        }

        @Override
        public double evaluate(double[] at, double[] gradient) {
            double sum = gamma.evaluate(at, gradient);
            if (!Double.isFinite(sum)) return sum;
            double k = Math.exp(at[1]);
            double variance = Math.log1p(1 / k);
            double byLogK = -1 / (k + 1) / variance;
            for (int i = 0; i < people; i++) {
                int person = PopulationTarget.POPULATION + i;
                double logFactor = at[person] - at[0];
                double factor = Math.exp(logFactor);
                sum += logDensity(logFactor, k) - logGamma(logFactor, k);
                double deviation = logFactor + 0.5 * variance;
                double byFactor = -deviation / variance - k * (1 - factor);
                gradient[person] += byFactor;
                gradient[0] -= byFactor;
                double byLogVariance = 0.5 * (deviation * deviation / variance - deviation - 1);
                gradient[1] += byLogVariance * byLogK - k * (Math.log(k) + 1 - Digamma.of(k) + logFactor - factor);
            }
            return sum;
        }
    }
}
