package io.tidemark.fit.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class HoursLikelihoodTest {

    private static final double RATE = 0.02;
    private static final double SHAPE = 0.6;
    private static final double DWELL = 1_200;
    private static final double BURSTS = 3;

    /** Half an hour of which nothing is known, and another capture: by the sum over the levels of all four blocks. */
    @Test
    void addsUpOverAllLevels() {
        double first = Double.POSITIVE_INFINITY;
        PersonCounts person = new PersonCounts(
                1,
                new long[] {9, 2, 0, 31},
                new double[] {300, 300, 300, 40},
                new double[] {first, 300, 2_100, first},
                new int[4]);
        HoursGrid grid = new HoursGrid(person);
        grid.set(Math.log(300 * RATE), SHAPE);
        double sum = 0;
        for (int a = 0; a < grid.size(); a++) {
            for (int b = 0; b < grid.size(); b++) {
                for (int c = 0; c < grid.size(); c++) {
                    sum += grid.weights[a]
                            * probability(person, grid, 0, a)
                            * step(grid, a, b, 300)
                            * probability(person, grid, 1, b)
                            * step(grid, b, c, 2_100)
                            * probability(person, grid, 2, c);
                }
            }
        }
        double last = 0;
        for (int d = 0; d < grid.size(); d++) {
            last += grid.weights[d] * probability(person, grid, 3, d);
        }
        double expected = Math.log(sum) + Math.log(last);
        assertEquals(expected, new HoursLikelihood(person).evaluate(RATE, SHAPE, DWELL, BURSTS), 1e-9);
    }

    private static double step(HoursGrid grid, int from, int to, double seconds) {
        double stay = Math.exp(-seconds / DWELL);
        return (from == to ? stay : 0) + (1 - stay) * grid.weights[to];
    }

    /** Negative binomial, of mean level T / 300 and shape bursts T / 300. */
    private static double probability(PersonCounts person, HoursGrid grid, int block, int level) {
        double blocks = person.seconds()[block] / 300;
        double mean = grid.levels[level] * blocks;
        double size = BURSTS * blocks;
        long count = person.counts()[block];
        return Math.exp(Gamma.logGamma(count + size) - Gamma.logGamma(size) - Gamma.logGamma(count + 1.0))
                * Math.pow(size / (size + mean), size)
                * Math.pow(mean / (size + mean), count);
    }
}
