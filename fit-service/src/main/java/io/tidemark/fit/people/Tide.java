package io.tidemark.fit.people;

import io.tidemark.contracts.HoursOfDay;
import java.util.Arrays;

/**
 * The tide: factors s of the hours of the day that all people share. log s is a first-order random walk on the circle of hours, whose neighbours differ by
 * a normal step of standard deviation sigma, {@code tide_sd}; the mean of s over the time captured is 1. By the eigenvectors of such a walk
 *
 * <pre>log s = sigma sum over j of z_j w_j / (2 sin(pi j / 24)) - c        z_j standard normal, w_j the waves of a day, j = 1 to 12, of length 1</pre>
 *
 * <p>Coordinates: log sigma and the 23 z. Keeps scratch space; used by one thread at a time.
 */
final class Tide {

    private static final int HOURS = HoursOfDay.HOURS;

    /** Median of the prior of sigma and standard deviation of its logarithm: the busiest hour of a day has 1.5 to 4.3 times its mean hour's. */
    private static final double LOG_SD_CENTRE = Math.log(0.4);

    private static final double LOG_SD_SCALE = 0.5;

    private static final double[][] WAVES = waves();

    /** Number of coordinates. */
    static final int COORDINATES = 1 + WAVES.length;

    private final double[] shares;
    private final double[] walk = new double[HOURS];
    private final double[] factors = new double[HOURS];

    /** Derivatives of a likelihood by the logarithms of s, collected by whoever computes it. */
    final double[] byHour = new double[HOURS];

    /**
     * @param seconds time captured of every hour of the day
     */
    Tide(double[] seconds) {
        double sum = Arrays.stream(seconds).sum();
        this.shares = Arrays.stream(seconds).map(each -> each / sum).toArray();
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

    /** Sets s by the first coordinates of a position. */
    void set(double[] at) {
        Arrays.fill(byHour, 0);
        double sd = Math.exp(at[0]);
        double mean = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            double sum = 0;
            for (int i = 0; i < WAVES.length; i++) {
                sum += at[1 + i] * WAVES[i][hour];
            }
            walk[hour] = sd * sum;
            factors[hour] = Math.exp(walk[hour]);
            mean += shares[hour] * factors[hour];
        }
        for (int hour = 0; hour < HOURS; hour++) {
            factors[hour] /= mean;
        }
    }

    /** Adds what {@link #byHour} has collected, and the prior's, to the gradient; returns the log density of the prior. */
    double differentiate(double[] at, double[] gradient) {
        double deviation = (at[0] - LOG_SD_CENTRE) / LOG_SD_SCALE;
        double sum = -0.5 * deviation * deviation;
        gradient[0] -= deviation / LOG_SD_SCALE;
        double sd = Math.exp(at[0]);
        double all = Arrays.stream(byHour).sum();
        for (int hour = 0; hour < HOURS; hour++) {
            double byWalk = byHour[hour] - shares[hour] * factors[hour] * all;
            gradient[0] += byWalk * walk[hour];
            for (int i = 0; i < WAVES.length; i++) {
                gradient[1 + i] += byWalk * sd * WAVES[i][hour];
            }
        }
        for (int i = 0; i < WAVES.length; i++) {
            double z = at[1 + i];
            sum -= 0.5 * z * z;
            gradient[1 + i] -= z;
        }
        return sum;
    }

    /** Writes sigma and s. */
    void constrain(double[] at, double[] values) {
        set(at);
        values[0] = Math.exp(at[0]);
        System.arraycopy(factors, 0, values, 1, HOURS);
    }
}
