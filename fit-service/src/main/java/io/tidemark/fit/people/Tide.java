package io.tidemark.fit.people;

import io.tidemark.contracts.HoursOfDay;
import java.util.Arrays;

/**
 * The tide: factors s of the hours of the day that all people share. log s is a first-order random walk on the circle of hours, whose neighbours differ by
 * a normal step of standard deviation sigma, {@code tide_sd}; the mean of s over the time captured is 1. By the eigenvectors of such a walk
 *
 * <pre>log s = sigma sum over j of z_j w_j / (2 sin(pi j / 24)) - c        z_j standard normal, w_j the waves of a day, j = 1 to 12, of length 1</pre>
 *
 * <p>Where weekends are told apart they have a circle of their own, of the same sigma, which lies {@code d ~ N(0, 1)} above that of weekdays; the mean over the
 * time of weekdays is 1 then.
 *
 * <p>Coordinates: log sigma and 23 y; of weekends d and 23 y more. With {@code sigma z = y sigma^c 0.4^(1 - c)} and c the share of the variance of a wave that the data leave, a wave hardly depends
 * on sigma: c is 1 where nothing is known of it, and y is z. Keeps scratch space; used by one thread at a time.
 */
final class Tide {

    private static final int HOURS = HoursOfDay.HOURS;

    /** Median of the prior of sigma and standard deviation of its logarithm: the busiest hour of a day has 1.5 to 4.3 times its mean hour's. */
    private static final double SD_CENTRE = 0.4;

    private static final double LOG_SD_CENTRE = Math.log(SD_CENTRE);

    private static final double LOG_SD_SCALE = 0.5;

    /** Nobody is there at some hours: of a logarithm that is twice as far from 0 the exponential is none. */
    private static final double FARTHEST = 350;

    private static final double[][] WAVES = waves();

    /** Coordinates of a circle, behind log sigma; from the second on behind its d. */
    private static final int OF_CIRCLE = 1 + WAVES.length;

    private final double[] shares;

    /** By coordinate: the power c of sigma that a wave's y is multiplied by, 1 of what is no wave; and that as set last. */
    private final double[] powers;

    private final double[] steps;

    private final double[] walk;
    private final double[] factors;

    /** Derivatives of a likelihood by the logarithms of s, collected by whoever computes it. */
    final double[] byHour;

    /**
     * @param seconds time captured of every hour of the day; behind them of every hour of a weekend's day, where weekends are told apart
     * @param known inverse of the variance with which data tell log s of each of these hours, about
     */
    Tide(double[] seconds, double[] known) {
        double sum = Arrays.stream(seconds, 0, HOURS).sum();
        this.shares = new double[seconds.length];
        Arrays.setAll(shares, hour -> hour < HOURS ? seconds[hour] / sum : 0);
        this.powers = new double[seconds.length / HOURS * OF_CIRCLE];
        Arrays.setAll(powers, i -> isWave(i) ? left(i, known) : 1);
        this.steps = new double[powers.length];
        this.walk = new double[seconds.length];
        this.factors = new double[seconds.length];
        this.byHour = new double[seconds.length];
    }

    /** Whether a coordinate is of a wave. */
    private static boolean isWave(int coordinate) {
        return coordinate % OF_CIRCLE > 0;
    }

    /** Share of the variance that the data leave in the z of a wave. */
    private static double left(int coordinate, double[] known) {
        double[] wave = WAVES[coordinate % OF_CIRCLE - 1];
        double inverse = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            inverse += known[coordinate / OF_CIRCLE * HOURS + hour] * wave[hour] * wave[hour];
        }
        return 1 / (1 + SD_CENTRE * SD_CENTRE * inverse);
    }

    /** Number of hours told apart. */
    int hours() {
        return factors.length;
    }

    /** Number of coordinates. */
    int coordinates() {
        return factors.length / HOURS * OF_CIRCLE;
    }

    /** Waves of a day, each as the walk has it with a step of 1. */
    private static double[][] waves() {
        double[][] waves = new double[HOURS - 1][HOURS];
        for (int i = 0; i < waves.length; i++) {
            int j = i / 2 + 1;
            double turns = 2 * Math.PI * j / HOURS;
            double length = Math.sqrt((j == HOURS / 2 ? 1.0 : 2.0) / HOURS) / (2 * Math.sin(turns / 2));
            for (int hour = 0; hour < HOURS; hour++) {
                waves[i][hour] = length * (i % 2 == 0 ? Math.cos(turns * hour) : Math.sin(turns * hour));
            }
        }
        return waves;
    }

    /** s of an hour, as set last. */
    double factor(int hour) {
        return factors[hour];
    }

    /** Whether s as set last cannot be told from 0 or infinity at some hour, or is not a number. */
    boolean isOutOfReach() {
        return !(Arrays.stream(walk).allMatch(log -> Math.abs(log) < FARTHEST));
    }

    /** Sets s by the first coordinates of a position. */
    void set(double[] at) {
        Arrays.fill(byHour, 0);
        Arrays.setAll(steps, i -> SD_CENTRE * Math.exp(powers[i] * (at[0] - LOG_SD_CENTRE)));
        double mean = 0;
        for (int i = 0; i < factors.length; i++) {
            walk[i] = wave(at, i);
            factors[i] = Math.exp(walk[i] + above(at, i));
            mean += shares[i] * factors[i];
        }
        for (int i = 0; i < factors.length; i++) {
            factors[i] /= mean;
        }
    }

    private double wave(double[] at, int hour) {
        int first = first(hour);
        double sum = 0;
        for (int i = 0; i < WAVES.length; i++) {
            sum += at[first + i] * steps[first + i] * WAVES[i][hour % HOURS];
        }
        return sum;
    }

    /** The first wave of the circle of an hour. */
    private static int first(int hour) {
        return hour / HOURS * OF_CIRCLE + 1;
    }

    private static double above(double[] at, int hour) {
        return hour < HOURS ? 0 : at[OF_CIRCLE];
    }

    /** Adds what {@link #byHour} has collected, and the prior's, to the gradient; returns the log density of the prior. */
    double differentiate(double[] at, double[] gradient) {
        double deviation = (at[0] - LOG_SD_CENTRE) / LOG_SD_SCALE;
        double sum = -0.5 * deviation * deviation;
        gradient[0] -= deviation / LOG_SD_SCALE;
        double all = Arrays.stream(byHour).sum();
        for (int hour = 0; hour < factors.length; hour++) {
            double byWalk = byHour[hour] - shares[hour] * factors[hour] * all;
            if (hour >= HOURS) gradient[OF_CIRCLE] += byWalk;
            int first = first(hour);
            for (int i = 0; i < WAVES.length; i++) {
                double byStep = byWalk * steps[first + i] * WAVES[i][hour % HOURS];
                gradient[first + i] += byStep;
                gradient[0] += byStep * at[first + i] * powers[first + i];
            }
        }
        for (int i = 1; i < coordinates(); i++) {
            double perY = Math.exp((powers[i] - 1) * (at[0] - LOG_SD_CENTRE));
            double z = at[i] * perY;
            sum += Math.log(perY) - 0.5 * z * z;
            gradient[i] -= z * perY;
            gradient[0] += (powers[i] - 1) * (1 - z * z);
        }
        return sum;
    }

    /** Writes sigma and s. */
    void constrain(double[] at, double[] values) {
        set(at);
        values[0] = Math.exp(at[0]);
        System.arraycopy(factors, 0, values, 1, factors.length);
    }
}
