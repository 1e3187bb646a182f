package io.tidemark.fit.people;

import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.fit.mcmc.Target;
import java.util.Arrays;

/**
 * A {@link PopulationTarget} in coordinates that depend on each other less, in which chains need fewer steps. The first is how far the log rate of the population
 * lies off what the log rates of its people let expect; the sixth, eta, is that of people of the rate captured and not of the population's. Both are sheared only, so
 * that the density stays as it is.
 */
final class CentredPopulation implements Target {

    private static final int RATE = 0;
    private static final int HELD_MEAN = 5;
    private static final int HELD_LEFT = 6;

    /** Variance of the logarithm of a person's factor, at the median of its prior: trigamma(2). */
    private static final double PERSON_VARIANCE = 0.645;

    private static final double RATE_VARIANCE = PopulationParameters.RATE_PRIOR_SD * PopulationParameters.RATE_PRIOR_SD;

    private final PopulationTarget population;
    private final double captured;

    /** What one person's log rate adds to what is to be expected of the population's. */
    private final double ofPerson;

    private final double[] sheared;

    CentredPopulation(PeopleData data) {
        this.population = new PopulationTarget(data);
        this.captured = Math.log(data.rate());
        this.sheared = new double[population.dimension()];
        this.ofPerson = RATE_VARIANCE / (RATE_VARIANCE * data.persons().size() + PERSON_VARIANCE);
    }

    @Override
    public int dimension() {
        return population.dimension();
    }

    @Override
    public int valueCount() {
        return population.valueCount();
    }

    @Override
    public double evaluate(double[] position, double[] gradient) {
        shear(position);
        double density = population.evaluate(sheared, gradient);
        double left = Math.exp(position[HELD_LEFT]);
        gradient[HELD_LEFT] -= gradient[HELD_MEAN] * left * (captured - sheared[RATE]);
        gradient[RATE] -= gradient[HELD_MEAN] * (1 - left);
        for (int person = PopulationTarget.POPULATION; person < gradient.length; person++) {
            gradient[person] += ofPerson * gradient[RATE];
        }
        return density;
    }

    @Override
    public void constrain(double[] position, double[] values) {
        shear(position);
        population.constrain(sheared, values);
    }

    private void shear(double[] position) {
        System.arraycopy(position, 0, sheared, 0, position.length);
        sheared[RATE] += ofPerson
                * Arrays.stream(position, PopulationTarget.POPULATION, position.length)
                        .sum();
        sheared[HELD_MEAN] += (1 - Math.exp(position[HELD_LEFT])) * (captured - sheared[RATE]);
    }
}
