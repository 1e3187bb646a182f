package io.tidemark.fit.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * People drawn from a population, second by second as it were: what a person does changes at the instants of a Poisson process, within blocks too.
 *
 * @param rate connections a second, the mean over people and hours
 * @param k shape of the factors of people
 * @param h shape of what a person of factor 1 does at a time
 * @param dwell mean time in seconds for which that is kept
 * @param bursts shape of the counts of five minutes
 * @param heldMean time held by a person of the mean rate, in seconds
 * @param heldSlope how much shorter those hold who open more
 * @param heldSd standard deviation of the logarithm of the time held over people
 */
record SimulatedPeople(
        double rate,
        double k,
        double h,
        double dwell,
        double bursts,
        double heldMean,
        double heldSlope,
        double heldSd) {

    /** Variance of the logarithm of the mean time held, of connections being as different as they are. */
    private static final double HELD_VARIANCE = 0.01;

    /** People captured from 9:00 on, all hours of whose day are alike. */
    PeopleData captured(int people, int blocks, UniformRandomProvider random) {
        return captured(people, blocks, random, Optional.empty());
    }

    /**
     * People captured from 9:00 on, of a Monday.
     *
     * @param tide factors of the hours of the day, and behind them of those of a weekend where they are others; nothing where hours are alike, and nothing is known of them
     */
    PeopleData captured(int people, int blocks, UniformRandomProvider random, Optional<double[]> tide) {
        List<PeopleData.Person> persons = new ArrayList<>();
        long connections = 0;
        double heldSeconds = 0;
        for (int i = 0; i < people; i++) {
            double factor = gamma(k, k, random);
            PersonCounts counts = counts(factor, blocks, random, tide);
            double held = heldMean
                    * Math.pow(Math.max(counts.rate(), 1e-9) / rate, -heldSlope)
                    * Math.exp(Math.sqrt(heldSd * heldSd + HELD_VARIANCE)
                            * ZigguratSampler.NormalizedGaussian.of(random).sample());
            persons.add(new PeopleData.Person(
                    Integer.toString(i + 1),
                    counts,
                    counts.connections() * held,
                    counts.connections() == 0
                            ? Optional.empty()
                            : Optional.of(new PersonHeld(Math.log(held), HELD_VARIANCE))));
            connections += counts.connections();
            heldSeconds += counts.connections() * held;
        }
        Optional<double[]> hours = tide.map(of -> hours(persons, of.length));
        return new PeopleData(persons, people, people * blocks * 300.0, connections, heldSeconds, hours);
    }

    private static double[] hours(List<PeopleData.Person> persons, int size) {
        double[] hours = new double[size];
        for (PeopleData.Person person : persons) {
            for (int hour : person.counts().hours()) {
                hours[hour] += 300;
            }
        }
        return hours;
    }

    private PersonCounts counts(double factor, int blocks, UniformRandomProvider random, Optional<double[]> tide) {
        long[] counts = new long[blocks];
        double[] seconds = new double[blocks];
        int[] hours = new int[blocks];
        double level = gamma(h * factor, h, random);
        double left = exponential(random);
        for (int block = 0; block < blocks; block++) {
            seconds[block] = 300;
            int hour =
                    hour(9 + block / 12, tide.filter(each -> each.length > 24).isPresent());
            hours[block] = hour;
            double sum = 0;
            double rest = 300;
            while (left < rest) {
                sum += level * left;
                rest -= left;
                level = gamma(h * factor, h, random);
                left = exponential(random);
            }
            sum += level * rest;
            left -= rest;
            double ofHour = tide.map(each -> each[hour]).orElse(1.0);
            double mean = rate * ofHour * sum * gamma(bursts, bursts, random);
            counts[block] = mean < 1e-12 ? 0 : PoissonSampler.of(random, mean).sample();
        }
        return PersonCounts.ofCapture(1, counts, seconds, hours);
    }

    private static int hour(int sinceMonday, boolean weekendsApart) {
        boolean ofWeekend = weekendsApart && sinceMonday / 24 % 7 >= 5;
        return sinceMonday % 24 + (ofWeekend ? 24 : 0);
    }

    private double exponential(UniformRandomProvider random) {
        return -dwell * Math.log(1 - random.nextDouble());
    }

    private static double gamma(double shape, double rate, UniformRandomProvider random) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1 / rate)
                .sample();
    }
}
