package io.tidemark.simulate.concurrency;

import java.util.Arrays;

/**
 * The tide under one draw: what everybody has in an hour of the day, to the mean hour captured, while a horizon passes that begins at an hour. What is
 * counted at one second is counted in the middle of its busiest hour.
 */
final class Tide {

    /** That of hours which are all alike. */
    static final Tide LEVEL = new Tide(new double[] {1}, 0, 1);

    private static final double HOUR = 3_600;

    private final double[] factors;
    private final int first;
    private final double busiest;

    /**
     * @param factors of every hour of the day; of one alone where all are alike
     * @param first hour at which the horizon begins
     * @param hours how many hours it has
     */
    Tide(double[] factors, int first, int hours) {
        this.factors = factors;
        this.first = first;
        int largest = 0;
        for (int hour = 1; hour < Math.min(hours, factors.length); hour++) {
            if (ofHour(hour) > ofHour(largest)) largest = hour;
        }
        this.busiest = (largest + 0.5) * HOUR;
    }

    boolean isLevel() {
        return factors.length == 1;
    }

    /** The factor so many seconds after the horizon's beginning, or before where they are negative. */
    double at(double seconds) {
        return ofHour((int) Math.floor(seconds / HOUR));
    }

    private double ofHour(int sinceFirst) {
        return factors[Math.floorMod(first + sinceFirst, factors.length)];
    }

    /** A tide of hours that are all like the busiest. */
    Tide atItsHeight() {
        return isLevel() ? this : new Tide(new double[] {largest()}, 0, 1);
    }

    /** The factor of the busiest hour. */
    double largest() {
        return at(busiest);
    }

    /** What is counted in the middle of the busiest hour, where each second back in time weighs as its share, to what it would be without a tide. */
    double counted(LagShares shares) {
        if (isLevel() || shares.sum() == 0) {
            return largest();
        }
        double sum = 0;
        double lag = 0;
        for (LagBlocks.Run run : shares.runs()) {
            for (int block = run.from(); block < run.to(); block++) {
                sum += shares.shares()[block] * run.seconds() * at(busiest - lag - 0.5 * run.seconds());
                lag += run.seconds();
            }
        }
        return sum / shares.sum();
    }

    @Override
    public String toString() {
        return "from " + first + ": " + Arrays.toString(factors);
    }
}
