package io.tidemark.fit.people;

import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.fit.mcmc.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Posterior of how long people hold connections, given how long some of them did. A person who opens r connections a second holds each for
 * {@code exp(eta - s log(r / 0.3) + tau z)} seconds, z standard normal: who opens more holds each for less, whatever the rate of the population is. So
 * it is sampled apart from that.
 *
 * <p>Coordinates: eta, log(1 - s), log tau. Values: the median time held by those who open {@value PopulationParameters#RATE_PRIOR_MEDIAN} a second, s and tau.
 */
final class HeldTarget implements Target {

    /** Number of coordinates and of values. */
    static final int SIZE = 3;

    private static final double LOG_RATE = Math.log(PopulationParameters.RATE_PRIOR_MEDIAN);

    /** Means and standard deviations of the normal priors of the coordinates. */
    private static final double[] CENTRES = {Math.log(30), Math.log(0.35), Math.log(0.65)};

    private static final double[] SCALES = {2, 0.5, 0.3};

    /**
     * What a person held.
     *
     * @param people how many people it is of
     * @param logRate logarithm of their rate, as counted, to the one that eta is of
     * @param held how long they held connections
     */
    private record Seen(int people, double logRate, PersonHeld held) {

        static Optional<Seen> of(PeopleData.Person person) {
            PersonCounts counts = person.counts();
            return person.held().map(held -> new Seen(counts.people(), Math.log(counts.rate()) - LOG_RATE, held));
        }
    }

    private final List<Seen> persons;

    HeldTarget(List<PeopleData.Person> persons) {
        this.persons =
                persons.stream().flatMap(person -> Seen.of(person).stream()).toList();
    }

    @Override
    public int dimension() {
        return SIZE;
    }

    @Override
    public int valueCount() {
        return SIZE;
    }

    @Override
    public double evaluate(double[] at, double[] gradient) {
        Arrays.fill(gradient, 0);
        if (PopulationTarget.isOutOfReach(at, 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            double deviation = (at[i] - CENTRES[i]) / SCALES[i];
            sum -= 0.5 * deviation * deviation;
            gradient[i] = -deviation / SCALES[i];
        }
        double left = Math.exp(at[1]);
        double tau2 = Math.exp(2 * at[2]);
        for (Seen person : persons) {
            double own = tau2 / person.people();
            double variance = own + person.held().variance();
            double deviation = person.held().logMean() - at[0] + (1 - left) * person.logRate();
            double pull = deviation / variance;
            gradient[0] += pull;
            gradient[1] += pull * person.logRate() * left;
            gradient[2] += own / variance * (deviation * pull - 1);
            sum -= 0.5 * (deviation * pull + Math.log(variance));
        }
        return sum;
    }

    @Override
    public void constrain(double[] at, double[] values) {
        values[0] = Math.exp(at[0]);
        values[1] = 1 - Math.exp(at[1]);
        values[2] = Math.exp(at[2]);
    }
}
