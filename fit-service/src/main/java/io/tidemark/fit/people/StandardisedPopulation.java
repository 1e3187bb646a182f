package io.tidemark.fit.people;

import io.tidemark.fit.mcmc.Target;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A {@link PopulationTarget} in coordinates that hardly depend on each other: those of its people are standard normal, nearly, whatever the parameters of the population are. Else the less is known of each person,
 * the more slowly the chains would move, for how far people may be apart and how far they are hang together.
 *
 * <p>Were the n connections of a person Poisson of mean {@code m F}, the factor F would be {@code Gamma(k + n, k + m)}. They vary more, by the share D of their squared mean, and so count
 * {@code w = 1 / (1 + m D)} times. By x, the coordinate of a person, the log rate is
 *
 * <pre>log lambda + log((k + w n) / (k + w m)) + x / sqrt(k + w n)</pre>
 *
 * where D is {@code 1 / bursts} a block, and of hours the share of their variance that is left in the mean over what was captured. It is a change of coordinates only: the posterior stays as it is.
 *
 * <p>Values: the parameters, and behind them the rates of those people who are followed, in connections a second.
 */
final class StandardisedPopulation implements Target {

    private final PopulationTarget population;
    private final Seen[] persons;
    private final int[] followed;

    /** Where {@link #population} is looked at, and its gradient there. */
    private final double[] at;

    private final double[] slopes;

    /**
     * What of a person's counts says how much is known of the person.
     *
     * @param people number of people
     * @param connections their connections
     * @param seconds of all people together
     * @param blocks the same in blocks
     * @param stretches length in seconds of each stretch without a gap
     */
    private record Seen(int people, long connections, double seconds, double blocks, double[] stretches) {

        static Seen of(PersonCounts counts) {
            double seconds = counts.personSeconds();
            return new Seen(
                    counts.people(),
                    counts.connections(),
                    seconds,
                    seconds / HoursGrid.BLOCK_SECONDS,
                    stretches(counts));
        }

        private static double[] stretches(PersonCounts counts) {
            int[] firsts = IntStream.range(0, counts.blocks())
                    .filter(block -> counts.since()[block] > counts.seconds()[block])
                    .toArray();
            return IntStream.range(0, firsts.length)
                    .mapToDouble(i -> Arrays.stream(
                                    counts.seconds(),
                                    firsts[i],
                                    i + 1 < firsts.length ? firsts[i + 1] : counts.blocks())
                            .sum())
                    .toArray();
        }
    }

    /** What all people have in common at a place. */
    private record Common(double rate, double k, double hours, double dwell, double bursts) {

        static Common of(double[] position) {
            return new Common(
                    Math.exp(position[0]),
                    Math.exp(position[1]),
                    PopulationTarget.hoursShape(position[2], position[3]),
                    Math.exp(position[3]),
                    Math.exp(position[4]));
        }
    }

    /** What is known of a person at a place. */
    private static final class Known {

        final double prior;
        final double mean;

        /** The parts of D, and the derivative of the second by the logarithm of the dwell time, the shape of hours being the same. */
        final double ofBursts;

        final double ofHours;
        final double ofHoursByDwell;
        final double weight;
        final double shape;
        final double rate;
        final double deviation;

        Known(Seen person, Common common) {
            this.prior = person.people * common.k;
            this.mean = person.seconds * common.rate;
            this.ofBursts = 1 / (common.bursts * person.blocks);
            double left = 0;
            double slope = 0;
            for (double stretch : person.stretches) {
                double x = stretch / common.dwell;
                double of = stretch * stretch * PopulationTarget.share(x);
                left += of;
                slope += of * PopulationTarget.shareSlope(x);
            }
            double each = person.people / (person.seconds * person.seconds * common.hours);
            this.ofHours = left * each;
            this.ofHoursByDwell = slope * each;
            this.weight = 1 / (1 + mean * (ofBursts + ofHours));
            this.shape = prior + weight * person.connections;
            this.rate = prior + weight * mean;
            this.deviation = 1 / Math.sqrt(shape);
        }
    }

    /**
     * @param persons what was counted of each
     * @param followed places of those people whose rates are among the values
     */
    StandardisedPopulation(List<PersonCounts> persons, int... followed) {
        this.population = new PopulationTarget(persons);
        this.persons = persons.stream().map(Seen::of).toArray(Seen[]::new);
        this.followed = followed;
        this.at = new double[population.dimension()];
        this.slopes = new double[population.dimension()];
    }

    @Override
    public int dimension() {
        return population.dimension();
    }

    @Override
    public int valueCount() {
        return population.valueCount() + followed.length;
    }

    @Override
    public double evaluate(double[] position, double[] gradient) {
        Common common = Common.of(position);
        Known[] known = place(position, common);
        double sum = population.evaluate(at, slopes);
        if (sum == Double.NEGATIVE_INFINITY) {
            return sum;
        }
        System.arraycopy(slopes, 0, gradient, 0, PopulationTarget.POPULATION);
        double byHours = 0;
        for (int i = 0; i < persons.length; i++) {
            Seen person = persons[i];
            Known of = known[i];
            double slope = slopes[PopulationTarget.POPULATION + i];
            double x = position[PopulationTarget.POPULATION + i];
            sum += Math.log(of.deviation);
            gradient[PopulationTarget.POPULATION + i] = slope * of.deviation;
            // of the shape, by which the deviation goes too, and of the rate
            double byShape = (slope * (1 - 0.5 * x * of.deviation) - 0.5) / of.shape;
            double byRate = -slope / of.rate;
            double byWeight = byShape * person.connections + byRate * of.mean;
            double byVariance = -byWeight * of.weight * of.weight * of.mean;
            gradient[0] += slope + byRate * of.weight * of.mean + byVariance * (of.ofBursts + of.ofHours);
            gradient[1] += (byShape + byRate) * of.prior;
            gradient[3] += byVariance * of.ofHoursByDwell;
            gradient[4] -= byVariance * of.ofBursts;
            byHours -= byVariance * of.ofHours;
        }
        gradient[2] += byHours * PopulationTarget.hoursShapeByDeviation(position[2]);
        gradient[3] += byHours * PopulationTarget.hoursShapeByDwell(position[3]);
        return sum;
    }

    @Override
    public void constrain(double[] position, double[] values) {
        place(position, Common.of(position));
        population.constrain(at, values);
        for (int i = 0; i < followed.length; i++) {
            values[population.valueCount() + i] = Math.exp(at[PopulationTarget.POPULATION + followed[i]]);
        }
    }

    private Known[] place(double[] position, Common common) {
        System.arraycopy(position, 0, at, 0, PopulationTarget.POPULATION);
        Known[] known = new Known[persons.length];
        for (int i = 0; i < persons.length; i++) {
            int coordinate = PopulationTarget.POPULATION + i;
            known[i] = new Known(persons[i], common);
            at[coordinate] =
                    position[0] + Math.log(known[i].shape / known[i].rate) + position[coordinate] * known[i].deviation;
        }
        return known;
    }
}
