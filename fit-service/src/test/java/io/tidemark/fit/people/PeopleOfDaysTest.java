package io.tidemark.fit.people;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.fit.Reference;
import io.tidemark.fit.mcmc.Sampler;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.people.PublicDays.Connection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Half hours of public computers' days against the other half hours of the same computer and of the others: of one half hour alone, the 90 % band of one user's
 * level at an instant. The days lie beside the project, or the check is skipped. What is drawn has a fixed seed, so that the check cannot fail by chance.
 */
class PeopleOfDaysTest {

    private static final int HALF_HOUR = 1_800;
    private static final int FEWEST = 20;
    private static final int EVERY = 8;
    private static final double FEWEST_HELD = 0.8;
    private static final int LEVELS_DRAWN = 20_000;

    private final UniformRandomProvider random = RandomSource.L64_X128_MIX.create(2_022);

    private record HalfHour(String computer, double start) {}

    private record Band(double low, double high, double mean) {

        long of(int[] levels) {
            return Arrays.stream(levels)
                    .filter(level -> low <= level && level <= high)
                    .count();
        }
    }

    @Test
    void bandsOfHalfHoursHoldOtherHalfHoursAndOtherPeople() throws IOException {
        Path days = Reference.folder("days").orElse(null);
        assumeTrue(days != null, "no folder shared/days beside the project: not checked against days of computers");
        Map<String, List<Connection>> computers = new LinkedHashMap<>();
        for (String name : List.of("pc-h1", "pc-h2", "pc-h3", "pc-h4")) {
            computers.put(name, PublicDays.read(days.resolve(name + ".csv.gz")));
        }
        List<HalfHour> halfHours = new ArrayList<>();
        computers.forEach((name, all) -> starts(all).forEach(start -> halfHours.add(new HalfHour(name, start))));
        long[] own = new long[2];
        long[] others = new long[2];
        double widest = 0;
        for (int i = 0; i < halfHours.size(); i += EVERY) {
            HalfHour here = halfHours.get(i);
            Band band = band(computers.get(here.computer()), here.start());
            widest = Math.max(widest, (band.high() - band.low()) / band.mean());
            for (HalfHour there : halfHours) {
                if (there.equals(here)) continue;
                int[] levels = levels(computers.get(there.computer()), there.start());
                long[] sum = there.computer().equals(here.computer()) ? own : others;
                sum[0] += band.of(levels);
                sum[1] += levels.length;
            }
        }
        holds("other half hours of the same computer", own);
        holds("half hours of other computers", others);
        assertTrue(widest < 60, "bands are up to " + widest + " times their mean");
    }

    /** Bands may hold more than 90 %: they speak of any computer, and those of these four hold nearly as many connections all day. */
    private static void holds(String what, long[] seconds) {
        double share = (double) seconds[0] / seconds[1];
        assertTrue(share > FEWEST_HELD, what + ": the 90 % band holds " + share);
    }

    /** Beginnings of the half hours with enough connections. */
    private static List<Double> starts(List<Connection> all) {
        double first = all.stream().mapToDouble(Connection::start).min().orElseThrow();
        double last = all.stream().mapToDouble(Connection::start).max().orElseThrow();
        List<Double> starts = new ArrayList<>();
        for (double start = first; start + HALF_HOUR <= last; start += HALF_HOUR) {
            if (within(all, start).size() >= FEWEST) starts.add(start);
        }
        return starts;
    }

    private static List<Connection> within(List<Connection> all, double from) {
        return all.stream()
                .filter(each -> each.start() >= from && each.start() < from + HALF_HOUR)
                .toList();
    }

    private static int[] levels(List<Connection> all, double from) {
        int[] changes = new int[HALF_HOUR + 1];
        for (Connection each : all) {
            int begin = (int) Math.ceil(Math.max(each.start() - from, 0));
            int end = (int) Math.ceil(Math.min(each.start() + each.seconds() - from, HALF_HOUR));
            if (begin < end) {
                changes[begin]++;
                changes[end]--;
            }
        }
        for (int second = 1; second < HALF_HOUR; second++) {
            changes[second] += changes[second - 1];
        }
        return Arrays.copyOf(changes, HALF_HOUR);
    }

    private Band band(List<Connection> all, double from) {
        List<Connection> seen = within(all, from);
        double squares = seen.stream()
                .mapToDouble(each -> Math.pow(Math.min(each.seconds(), from + HALF_HOUR - each.start()), 2))
                .sum();
        double held = Arrays.stream(levels(all, from)).sum();
        double variation = Math.max(seen.size() * squares / (held * held) - 1, 1);
        PeopleData.Person person = new PeopleData.Person(
                "1",
                PublicDays.counts(seen, from, HALF_HOUR),
                held,
                Optional.of(new PersonHeld(Math.log(held / seen.size()), variation / seen.size())));
        PeopleData data = new PeopleData(List.of(person), 1, HALF_HOUR, seen.size(), held, Optional.empty());
        return band(
                new Sampler(Runnable::run)
                        .sample(
                                () -> new JointPopulation(data),
                                new SamplerSettings(1, 400, 800, 7),
                                (chain, iteration, phase) -> {},
                                () -> false)
                        .get(0)
                        .draws(),
                held / HALF_HOUR);
    }

    /** Levels of one user of the population: Poisson about what the person does at a time, in what is held. */
    private Band band(double[][] draws, double captured) {
        double[] levels = new double[LEVELS_DRAWN];
        for (int i = 0; i < levels.length; i++) {
            double[] draw = draws[i % draws.length];
            double left = 1 - value(draw, PopulationParameters.HELD_SLOPE);
            double tau = value(draw, PopulationParameters.HELD_SD);
            double k = 1 / (left * left / value(draw, PopulationParameters.PERSON_SHAPE) + Math.expm1(tau * tau));
            double h = value(draw, PopulationParameters.HOURS_SHAPE) / (left * left);
            double does = gamma(h * gamma(k) / k) / h;
            double mean = captured * value(draw, PopulationParameters.LEVEL_RATIO) * does;
            levels[i] = mean < 1e-9
                    ? 0
                    : PoissonSampler.of(random, Math.min(mean, 1e8)).sample();
        }
        Arrays.sort(levels);
        return new Band(
                levels[LEVELS_DRAWN / 20],
                levels[LEVELS_DRAWN - LEVELS_DRAWN / 20],
                Arrays.stream(levels).average().orElseThrow());
    }

    private static double value(double[] draw, String parameter) {
        return draw[Population.NAMES.indexOf(parameter)];
    }

    private double gamma(double shape) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, Math.max(shape, 1e-3), 1)
                .sample();
    }
}
