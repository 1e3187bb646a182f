package io.tidemark.fit.people;

import java.util.Arrays;

/**
 * Levels of what one person, or people who cannot be told apart, do at a time, in connections to be expected of a block of {@value
 * #BLOCK_SECONDS} seconds, and the probabilities of these: a gamma law of shape s on points that lie evenly on the scale of logarithms, by the trapezoid
 * rule, with derivatives. The points are those of what was counted and stay where they are, whatever the mean of the law, so that no
 * value of it is favoured by how near they lie. The first level is that of nothing at all, which stands for all too low to be told from it; what
 * lies above the last, where hardly anything was counted, is taken to be there.
 *
 * <p>Keeps scratch space; used by one thread at a time.
 */
final class HoursGrid {

    static final double BLOCK_SECONDS = 300;

    /** Distance of the points of one person, as a logarithm: it follows a gamma law of a shape up to some 15 to 0.1 %. */
    private static final double STEP = 0.4;

    /** People whose levels are as wide as those of one. */
    private static final double WIDE_PEOPLE = 10;

    /** Connections of a block that cannot be told from none, unless so few were counted. */
    private static final double NOTHING = 0.02;

    private static final double LEAST = 0.001;

    /** The last level is this many times the most that was counted in a block, and never below the second number. */
    private static final double ABOVE_LARGEST = 3;

    private static final double LEAST_LAST = 100;

    /** Below its logarithm the exponential is 0. */
    private static final double NONE = -40;

    /** Logarithm of a level over the mean that no law goes up to. */
    private static final double FARTHEST = 40;

    /** Where s times the level over the mean is below, only the power of the gamma law is left. */
    private static final double POWER_ALONE = 1e-4;

    private final double step;

    /** Logarithms of the levels; that of nothing is minus infinity. */
    private final double[] points;

    /** The levels, in connections of a block. */
    final double[] levels;

    final double[] weights;

    /** Derivatives of the logarithms of {@link #weights}, by log s and by the logarithm of the mean. */
    final double[] shapeSlopes;

    final double[] meanSlopes;

    HoursGrid(PersonCounts person) {
        double mean = person.people() * person.rate() * BLOCK_SECONDS;
        double lowest = mean > 0 ? Math.max(Math.min(NOTHING, mean / 5), LEAST) : NOTHING;
        double last = Math.max(ABOVE_LARGEST * largest(person), LEAST_LAST);
        this.step = STEP / Math.sqrt(Math.max(person.people() / WIDE_PEOPLE, 1));
        double anchor = Math.log(mean > 0 ? mean : 1);
        int below = (int) Math.ceil((anchor - Math.log(lowest)) / step);
        int above = (int) Math.ceil((Math.log(last) - anchor) / step);
        int size = 1 + below + 1 + above;
        this.points = new double[size];
        Arrays.setAll(points, i -> i == 0 ? Double.NEGATIVE_INFINITY : anchor + (i - 1 - below) * step);
        this.levels = Arrays.stream(points).map(Math::exp).toArray();
        this.weights = new double[size];
        this.shapeSlopes = new double[size];
        this.meanSlopes = new double[size];
    }

    private static double largest(PersonCounts person) {
        double largest = 0;
        for (int block = 0; block < person.blocks(); block++) {
            largest = Math.max(largest, person.counts()[block] * BLOCK_SECONDS / person.seconds()[block]);
        }
        return largest;
    }

    int size() {
        return levels.length;
    }

    double logLevel(int i) {
        return points[i];
    }

    /**
     * Sets the law.
     *
     * @param logMean logarithm of its mean, in connections of a block
     * @param shape s
     */
    void set(double logMean, double shape) {
        Arrays.fill(weights, 0);
        Arrays.fill(shapeSlopes, 0);
        Arrays.fill(meanSlopes, 0);
        int last = size() - 1;
        double inverse = Math.exp(-logMean);
        for (int i = 1; i <= last; i++) {
            add(i, points[i] - logMean, levels[i] * inverse, shape);
        }
        double x = points[last] + step - logMean;
        for (; x < 0; x += step) {
            add(last, x, shape);
        }
        while (x < FARTHEST && add(last, x, shape)) x += step;
        x = points[1] - step - logMean;
        for (; shape * Math.exp(x) > POWER_ALONE; x -= step) {
            add(0, x, shape);
        }
        addAllBelow(x, shape);
        normalise();
    }

    /** Adds a point at x, the logarithm of a level over the mean, to a level; returns whether it weighs anything. */
    private boolean add(int level, double x, double shape) {
        return add(level, x, Math.exp(x), shape);
    }

    private boolean add(int level, double x, double ratio, double shape) {
        double log = shape * (x - ratio);
        if (log + shape < NONE) return false;
        double weight = Math.exp(log + shape);
        weights[level] += weight;
        shapeSlopes[level] += weight * log;
        meanSlopes[level] += weight * shape * (ratio - 1);
        return true;
    }

    /** Adds the points from x down to nothing, whose weights are a geometric series. */
    private void addAllBelow(double x, double shape) {
        double weight = Math.exp(shape * (x + 1)) / -Math.expm1(-shape * step);
        weights[0] += weight;
        shapeSlopes[0] += weight * shape * (x - step / Math.expm1(shape * step));
        meanSlopes[0] -= weight * shape;
    }

    private void normalise() {
        double sum = 0;
        double shapeSlope = 0;
        double meanSlope = 0;
        for (int i = 0; i < size(); i++) {
            sum += weights[i];
            shapeSlope += shapeSlopes[i];
            meanSlope += meanSlopes[i];
        }
        for (int i = 0; i < size(); i++) {
            shapeSlopes[i] = weights[i] == 0 ? 0 : shapeSlopes[i] / weights[i] - shapeSlope / sum;
            meanSlopes[i] = weights[i] == 0 ? 0 : meanSlopes[i] / weights[i] - meanSlope / sum;
            weights[i] /= sum;
        }
    }
}
