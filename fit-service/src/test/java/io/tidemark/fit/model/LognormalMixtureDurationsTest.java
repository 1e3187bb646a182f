package io.tidemark.fit.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.family.LognormalMixtureFamily;
import io.tidemark.fit.Reference;
import org.junit.jupiter.api.Test;

class LognormalMixtureDurationsTest {

    private static final double[] SECONDS = {0.01, 0.5, 0.5, 2, 3, 40, 120};

    /** Coordinates are two of the weights, then the means, then the logarithms of the sigmas. */
    @Test
    void partsAreNumberedByTheirMeansWhicheverIsWhich() {
        double[] ascending = {0.4, -0.7, -1, 0.5, 3, 0.1, 0.2, 0.3};
        double[] values = values(ascending);
        double[] reversed = coordinates(values, new int[] {2, 1, 0});
        assertEquals(logDensity(ascending), logDensity(reversed), 1e-9);
        assertArrayEquals(values, values(reversed), 1e-12);
        assertArrayEquals(new double[] {-1, 0.5, 3}, new double[] {values[3], values[4], values[5]});
    }

    /** The coordinates whose parts are those of the values in another order. */
    private static double[] coordinates(double[] values, int[] order) {
        double first = values[order[0]];
        double second = values[order[1]] / (1 - first);
        double[] coordinates = new double[8];
        coordinates[0] = logit(first) + Math.log(2);
        coordinates[1] = logit(second);
        for (int k = 0; k < 3; k++) {
            coordinates[2 + k] = values[3 + order[k]];
            coordinates[5 + k] = Math.log(values[6 + order[k]]);
        }
        return coordinates;
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    private static double[] values(double[] coordinates) {
        double[] values = new double[9];
        block().constrain(coordinates, 0, values, 0);
        return values;
    }

    private static double logDensity(double[] coordinates) {
        return block().evaluate(coordinates, new double[8], 0);
    }

    private static DurationBlock block() {
        return new LognormalMixtureDurations(LognormalMixtureFamily.of(3))
                .given(Reference.statistics(SECONDS), 1_000)
                .get();
    }
}
