package io.tidemark.fit.people;

import io.tidemark.fit.mcmc.Target;

/** The posterior of a population, whose draws have the long-run rates of some of its people behind the parameters, in connections a second. */
final class PersonRates implements Target {

    private final Target population;
    private final int[] persons;

    /**
     * @param population the posterior
     * @param persons places of the people among those that are known
     */
    PersonRates(Target population, int[] persons) {
        this.population = population;
        this.persons = persons;
    }

    @Override
    public int dimension() {
        return population.dimension();
    }

    @Override
    public double evaluate(double[] position, double[] gradient) {
        return population.evaluate(position, gradient);
    }

    @Override
    public int valueCount() {
        return population.valueCount() + persons.length;
    }

    @Override
    public void constrain(double[] position, double[] values) {
        population.constrain(position, values);
        for (int i = 0; i < persons.length; i++) {
            values[population.valueCount() + i] = Math.exp(position[PopulationTarget.POPULATION + persons[i]]);
        }
    }
}
