package io.tidemark.fit.people;

import io.tidemark.contracts.family.PopulationParameters;
import io.tidemark.fit.mcmc.Target;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link PopulationTarget} in coordinates that depend on each other less, in which chains need fewer steps: the first is how far the log rate of the population
 * lies off what the log rates of its people let expect. It is sheared only, so that the density stays as it is.
 */
final class CentredPopulation implements Target {

    /** Variance of the logarithm of a person's factor, at the median of its prior: trigamma(2). */
    private static final double PERSON_VARIANCE = 0.645;

    private static final double RATE_VARIANCE = PopulationParameters.RATE_PRIOR_SD * PopulationParameters.RATE_PRIOR_SD;

    private final PopulationTarget population;

    /** What one person's log rate adds to what is to be expected of the population's. */
    private final double ofPerson;

    private final double[] sheared;

    CentredPopulation(List<PersonCounts> persons) {
        this.population = new PopulationTarget(persons);
        this.ofPerson = RATE_VARIANCE / (RATE_VARIANCE * persons.size() + PERSON_VARIANCE);
        this.sheared = new double[population.dimension()];
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
        for (int person = PopulationTarget.POPULATION; person < gradient.length; person++) {
            gradient[person] += ofPerson * gradient[0];
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
        sheared[0] += ofPerson
                * Arrays.stream(position, PopulationTarget.POPULATION, position.length)
                        .sum();
    }
}
