package io.tidemark.fit.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class PopulationTargetTest {

    private static final double STEP = 1e-5;

    private final UniformRandomProvider random = RandomSource.L64_X128_MIX.create(1);

    @Test
    void hasTheGradientOfItsDensity() {
        PopulationTarget target = new PopulationTarget(peopleWithAGroupAndTwoCaptures());
        double[] position = {-1.2, 0.5, -0.2, 6.9, 0.8, 3.5, -0.9, -0.4, -1.5, -0.9, -2.1, -4};
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

    @Test
    void keepsTheMeanAndTheVarianceOfGammaLevels() {
        HoursGrid grid = new HoursGrid(1);
        for (double shape : new double[] {0.3, 0.5, 1, 3, 8}) {
            grid.set(shape);
            double mean = 0;
            double square = 0;
            for (int i = 0; i < HoursGrid.LEVELS; i++) {
                mean += grid.weights[i] * Math.exp(grid.logLevels[i]);
                square += grid.weights[i] * Math.exp(2 * grid.logLevels[i]);
            }
            assertEquals(1, mean, 1e-12);
            assertEquals(1, (square - 1) * shape, 0.15, "shape " + shape);
        }
    }

    private PeopleData peopleWithAGroupAndTwoCaptures() {
        PeopleData some = new SimulatedPeople(0.3, 2, 0.5, 1_200, 3, 40, 0.65, 0.5).captured(2, 7, random);
        PersonCounts group = new PersonCounts(
                4, new long[] {0, 91, 200}, new double[] {300, 300, 41}, new boolean[] {true, false, false});
        PersonCounts twice =
                some.persons().get(1).counts().then(some.persons().get(0).counts());
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
                90_000);
    }

    private static PersonCounts silent(int people) {
        return new PersonCounts(people, new long[] {0, 0}, new double[] {300, 300}, new boolean[] {true, false});
    }
}
