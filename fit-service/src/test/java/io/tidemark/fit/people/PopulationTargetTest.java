package io.tidemark.fit.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.fit.mcmc.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class PopulationTargetTest {

    private static final double STEP = 1e-5;
    private static final double[] AT = {-1.2, 0.5, -0.2, 6.9, 0.8, -1.5, -0.9, -2.1, -4};

    private final UniformRandomProvider random = RandomSource.L64_X128_MIX.create(1);

    @Test
    void hasTheGradientOfItsDensity() {
        assertHasTheGradientOfItsDensity(
                new PopulationTarget(peopleWithAGroupAndTwoCaptures().counts()), AT);
    }

    @Test
    void whatIsHeldHasTheGradientOfItsDensity() {
        assertHasTheGradientOfItsDensity(
                new HeldTarget(peopleWithAGroupAndTwoCaptures().persons()), new double[] {3.5, -0.9, -0.4});
    }

    @Test
    void standardisedHasTheGradientOfItsDensity() {
        List<PersonCounts> counts = peopleWithAGroupAndTwoCaptures().counts();
        assertHasTheGradientOfItsDensity(new StandardisedPopulation(counts), AT);
    }

    /** The same density at the same rates, but for the volume that a coordinate stands for, which is measured by differences. */
    @Test
    void isTheSameInStandardisedCoordinates() {
        PeopleData data = peopleWithAGroupAndTwoCaptures();
        Target population = new PopulationTarget(data.counts());
        Target standardised = new StandardisedPopulation(data.counts(), 0, 1, 2, 3);
        double[] rates = rates(standardised, AT);
        double[] at = AT.clone();
        double volume = 0;
        for (int person = 0; person < 4; person++) {
            at[5 + person] = Math.log(rates[person]);
            double[] up = AT.clone();
            up[5 + person] += STEP;
            volume += Math.log(Math.log(rates(standardised, up)[person] / rates[person]) / STEP);
        }
        double[] values = new double[population.valueCount()];
        population.constrain(at, values);
        assertArrayEquals(values, Arrays.copyOf(values(standardised, AT), values.length), 1e-9);
        double[] gradient = new double[AT.length];
        assertEquals(population.evaluate(at, gradient) + volume, standardised.evaluate(AT, gradient), 1e-6);
    }

    private static double[] values(Target target, double[] position) {
        double[] values = new double[target.valueCount()];
        target.constrain(position, values);
        return values;
    }

    private static double[] rates(Target target, double[] position) {
        double[] values = values(target, position);
        return Arrays.copyOfRange(values, Population.OPENED, values.length);
    }

    /** A person of factor 1 of rate 0.6 who holds half as long as those of 0.3 where s is 1, and sqrt(1/2) times as long where it is 0.5. */
    @Test
    void holdsByTheRateOfThePopulation() {
        PeopleData data = peopleWithAGroupAndTwoCaptures();
        double[] opened = {0.6, 0.8, 2, 0.9, 0.5, 1_200, 3};
        double[] draw = Population.draw(opened, new double[] {40, 0.5, 0.6}, data);
        assertEquals(40 * Math.sqrt(0.5), draw[7], 1e-9);
        assertEquals(0.6 / 0.15, draw[10], 1e-9);
        double steady = Math.exp(Gamma.logGamma(0.4 + 0.5) - Gamma.logGamma(0.4)) / Math.sqrt(0.4);
        assertEquals(0.6 * steady * draw[7] * Math.exp(0.18) / 4.5, draw[11], 1e-9);
        assertEquals(20, Population.draw(opened, new double[] {40, 1, 0.6}, data)[7], 1e-9);
    }

    /** By differences of the density to either side of a position. */
    static void assertHasTheGradientOfItsDensity(Target target, double[] position) {
        assertEquals(position.length, target.dimension());
        double[] gradient = new double[position.length];
        double[] ignored = new double[position.length];

        target.evaluate(position, gradient);

        for (int i = 0; i < position.length; i++) {
            double[] up = position.clone();
            double[] down = position.clone();
            up[i] += STEP;
            down[i] -= STEP;
            double slope = (target.evaluate(up, ignored) - target.evaluate(down, ignored)) / (2 * STEP);
            assertEquals(slope, gradient[i], 1e-5 * (1 + Math.abs(slope)), "coordinate " + i);
        }
    }

    /** Wherever the points lie: 7 connections of a block were counted, means are looked at from a tenth of that. */
    @Test
    void keepsTheMeanAndTheVarianceOfGammaLevels() {
        HoursGrid grid =
                new HoursGrid(PersonCounts.ofCapture(1, new long[] {7, 7}, new double[] {300, 300}, new int[2]));
        for (double shape : new double[] {0.3, 0.5, 1, 3, 8, 15}) {
            for (double mean = 0.7; mean < 3; mean *= 1.1) {
                grid.set(Math.log(mean), shape);
                double first = 0;
                double second = 0;
                for (int i = 0; i < grid.size(); i++) {
                    first += grid.weights[i] * grid.levels[i];
                    second += grid.weights[i] * grid.levels[i] * grid.levels[i];
                }
                String at = "shape " + shape + ", mean " + mean;
                assertEquals(1, Arrays.stream(grid.weights).sum(), 1e-12);
                assertEquals(1, first / mean, 0.003, at);
                assertEquals(1, (second / (mean * mean) - 1) * shape, 0.05, at);
            }
        }
    }

    /** What is too low to be told from nothing, and what lies above the last level, has the probability that the law gives it. */
    @Test
    void givesBothEndsTheirProbability() {
        HoursGrid grid = new HoursGrid(PersonCounts.ofCapture(1, new long[] {0}, new double[] {300}, new int[1]));
        int last = grid.size() - 1;
        double low = 0.5 * (grid.logLevel(1) + grid.logLevel(1) - grid.logLevel(2) + grid.logLevel(1));
        double high = grid.logLevel(last) - 0.5 * (grid.logLevel(last) - grid.logLevel(last - 1));
        for (double shape : new double[] {0.02, 0.3, 1, 3}) {
            for (double mean : new double[] {1e-3, 0.3, 30, 3_000, 1e6}) {
                grid.set(Math.log(mean), shape);
                double below = Gamma.regularizedGammaP(shape, shape * Math.exp(low) / mean);
                double above = Gamma.regularizedGammaQ(shape, shape * Math.exp(high) / mean);
                String at = "shape " + shape + ", mean " + mean;
                assertEquals(below, grid.weights[0], 0.002 + 0.02 * below, at);
                assertEquals(above, grid.weights[last], 0.002 + 0.02 * above, at);
            }
        }
    }

    private PeopleData peopleWithAGroupAndTwoCaptures() {
        PeopleData some = new SimulatedPeople(0.3, 2, 0.5, 1_200, 3, 40, 0.65, 0.5).captured(2, 7, random);
        PersonCounts group =
                PersonCounts.ofCapture(4, new long[] {0, 91, 200}, new double[] {300, 300, 41}, new int[3]);
        PersonCounts twice = some.persons()
                .get(1)
                .counts()
                .then(some.persons().get(0).counts())
                .spans(3, 3, random);
        return new PeopleData(
                List.of(
                        some.persons().get(0),
                        new PeopleData.Person(
                                "twice", twice, 900, some.persons().get(1).held()),
                        new PeopleData.Person("group", group, 9_000, Optional.of(new PersonHeld(3, 0.1))),
                        new PeopleData.Person("silent", silent(2), 0, Optional.empty())),
                8,
                20_000,
                3_000,
                90_000,
                Optional.empty());
    }

    private static PersonCounts silent(int people) {
        return PersonCounts.ofCapture(people, new long[] {0, 0}, new double[] {300, 300}, new int[2]);
    }
}
