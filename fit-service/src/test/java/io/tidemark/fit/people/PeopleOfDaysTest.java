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
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Half hours of public computers' days against the other half hours of the same computer and of the others: of one half hour alone, the 90 % band of one user's
 * level at an instant. The days lie beside the project, or the check is skipped. What is drawn has a fixed seed, so that the check cannot fail by chance.
 */
class PeopleOfDaysTest {

    private static final int HALF_HOUR = 1_800;
    private static final int FEWEST = 20;
    private static final int EVERY = 8;
    /** Bands may hold more than 90 %: they speak of any computer, and those of these four hold nearly as many connections all day. */
    private static final double FEWEST_HELD = 0.8;

    private static final double MOST_WIDTH = 60;
    private static final List<String> PCS = List.of("pc-h1", "pc-h2", "pc-h3", "pc-h4");
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

    private record Held(double share, double width) {}

    @Test
    void bandsOfHalfHoursHoldOtherHalfHoursAndOtherPeople() throws IOException {
        List<Held> own = new ArrayList<>();
        List<Held> others = new ArrayList<>();
        predict(computers(PCS), EVERY, own, others);
        assertTrue(mean(own) > FEWEST_HELD, "other half hours of the same computer: " + own);
        assertTrue(mean(others) > FEWEST_HELD, "half hours of other computers: " + others);
        assertTrue(own.stream().allMatch(each -> each.width() < MOST_WIDTH), own::toString);
    }

    /** All half hours, the desktop's too, which is of another site: its level is no prediction for the PCs. */
    @Test
    @EnabledIfSystemProperty(named = "tidemark.people.days", matches = "1", disabledReason = "takes a minute")
    void everyHalfHour() throws IOException {
        List<Held> own = new ArrayList<>();
        List<Held> others = new ArrayList<>();
        predict(computers(PCS), 1, own, others);
        told("PCs, own half hours", own);
        told("PCs, those of the other three", others);
        List<Held> desktop = new ArrayList<>();
        predict(computers(List.of("desktop")), 1, desktop, new ArrayList<>());
        told("desktop, own half hours", desktop);
        own.addAll(desktop);
        told("all, own half hours", own);
        assertTrue(mean(own) > FEWEST_HELD && mean(others) > FEWEST_HELD);
        assertTrue(own.stream().allMatch(each -> each.width() < MOST_WIDTH), own::toString);
    }

    private static void told(String what, List<Held> held) {
        double[] widths = held.stream().mapToDouble(Held::width).sorted().toArray();
        System.out.printf(
                "%s: the 90 %% band holds %.1f %% of the seconds, below 80 %% for %d of %d; %.1f times its mean wide, at most %.1f%n",
                what,
                100 * mean(held),
                held.stream().filter(each -> each.share() < FEWEST_HELD).count(),
                held.size(),
                widths[widths.length / 2],
                widths[widths.length - 1]);
    }

    private static double mean(List<Held> held) {
        return held.stream().mapToDouble(Held::share).average().orElseThrow();
    }

    private static Map<String, List<Connection>> computers(List<String> names) throws IOException {
        Path days = Reference.folder("days").orElse(null);
        assumeTrue(days != null, "no folder shared/days beside the project: not checked against days of computers");
        Map<String, List<Connection>> computers = new LinkedHashMap<>();
        for (String name : names) {
            computers.put(name, PublicDays.read(days.resolve(name + ".csv.gz")));
        }
        return computers;
    }

    /** Of every so manieth half hour: the share of the seconds that its band holds of its computer's other half hours, and of other computers'. */
    private void predict(Map<String, List<Connection>> computers, int every, List<Held> own, List<Held> others) {
        Map<HalfHour, int[]> levels = new LinkedHashMap<>();
        computers.forEach((name, all) ->
                starts(all).forEach(start -> levels.put(new HalfHour(name, start), levels(all, start))));
        List<HalfHour> halfHours = List.copyOf(levels.keySet());
        for (int i = 0; i < halfHours.size(); i += every) {
            HalfHour here = halfHours.get(i);
            Band band = band(computers.get(here.computer()), here.start());
            double width = (band.high() - band.low()) / band.mean();
            held(band, levels, there -> there.computer().equals(here.computer()) && !there.equals(here))
                    .ifPresent(share -> own.add(new Held(share, width)));
            held(band, levels, there -> !there.computer().equals(here.computer()))
                    .ifPresent(share -> others.add(new Held(share, width)));
        }
    }

    private static OptionalDouble held(Band band, Map<HalfHour, int[]> levels, Predicate<HalfHour> which) {
        return levels.entrySet().stream()
                .filter(each -> which.test(each.getKey()))
                .mapToDouble(each -> (double) band.of(each.getValue()) / HALF_HOUR)
                .average();
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
