package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.HoursOfDay;
import io.tidemark.contracts.family.PopulationParameters;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The tide over a horizon, draw by draw: by how much the hours of the day differ that everybody shares. New connections go with it; what is held goes with a
 * power of it, as those who open more hold each for less, made to be 1 on average over the hours captured, as new connections are.
 */
public final class Tides {

    /** Where hours are not told apart. */
    public static final Tides NONE = new Tides(new double[0][], new double[0], 0, 0);

    /** By hour of the day and draw. */
    private final double[][] factors;

    private final double[] captured;
    private final int first;
    private final int number;

    private Tides(double[][] factors, double[] captured, int first, int number) {
        this.factors = factors;
        this.captured = captured;
        this.first = first;
        this.number = number;
    }

    /**
     * The tide of draws.
     *
     * @param draws have its parameters
     * @param captured for how long every hour of the day was captured
     * @param first hour at which the horizon begins
     * @param number of hours that it has
     */
    static Tides of(DrawTable draws, double[] captured, int first, int number) {
        return new Tides(
                IntStream.range(0, HoursOfDay.HOURS)
                        .mapToObj(hour -> draws.column(PopulationParameters.tide(hour)))
                        .toArray(double[][]::new),
                captured,
                first,
                number);
    }

    Tides inOrder(int[] order) {
        return new Tides(
                Arrays.stream(factors)
                        .map(ofHour -> Arrays.stream(order)
                                .mapToDouble(draw -> ofHour[draw])
                                .toArray())
                        .toArray(double[][]::new),
                captured,
                first,
                number);
    }

    /** Whether hours are told apart. */
    public boolean isKnown() {
        return factors.length > 0;
    }

    /** New connections of the busiest hour of the horizon to those of the mean hour captured, by draw. */
    public double[] ofBusiestHour() {
        return IntStream.range(0, factors[0].length)
                .mapToDouble(draw -> of(draw, 1).largest())
                .toArray();
    }

    /**
     * The tide under a draw.
     *
     * @param power what goes with it goes with this power of it
     */
    Tide of(int draw, double power) {
        if (!isKnown()) {
            return Tide.LEVEL;
        }
        double[] powers = Arrays.stream(factors)
                .mapToDouble(ofHour -> Math.pow(ofHour[draw], power))
                .toArray();
        double mean = IntStream.range(0, powers.length)
                        .mapToDouble(hour -> captured[hour] * powers[hour])
                        .sum()
                / Arrays.stream(captured).sum();
        return new Tide(Arrays.stream(powers).map(each -> each / mean).toArray(), first, number);
    }
}
