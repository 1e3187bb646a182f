package io.tidemark.fit.people;

/**
 * Levels of what people do at a time, as multiples of their mean, and the probabilities of these: a gamma law of shape s and mean 1 on points that
 * lie evenly on the scale of logarithms, by the trapezoid rule, with derivatives by log s. The points are those of a number of people: the more, the
 * narrower the law. What lies below the first counts there; the mean is made 1.
 *
 * <p>Keeps scratch space; used by one thread at a time.
 */
final class HoursGrid {

    static final int LEVELS = 24;

    /** Logarithms of the first and the last level of one person: 0.3 % of the mean, and 20 times it. */
    private static final double FIRST = Math.log(0.003);

    private static final double LAST = Math.log(20);

    /** People whose levels are as wide as those of one: about ten times the mean shape. */
    private static final double WIDE_PEOPLE = 10;

    private final double step;
    private final double[] points = new double[LEVELS];

    /** Logarithms of the levels. */
    final double[] logLevels = new double[LEVELS];

    final double[] weights = new double[LEVELS];

    /** Derivatives of the logarithms of {@link #weights} by log s. */
    final double[] weightSlopes = new double[LEVELS];

    /** Derivatives of {@link #logLevels} by log s. */
    final double[] levelSlopes = new double[LEVELS];

    /**
     * @param people number of people
     */
    HoursGrid(int people) {
        double narrower = Math.sqrt(Math.max(people / WIDE_PEOPLE, 1));
        this.step = (LAST - FIRST) / (LEVELS - 1) / narrower;
        double first = Math.max(FIRST, -(LEVELS - 1) / 2.0 * step);
        first = narrower > 1 ? first : FIRST;
        for (int i = 0; i < LEVELS; i++) {
            points[i] = first + i * step;
        }
    }

    /** Sets the shape s. */
    void set(double shape) {
        weigh(shape);
        double lowest = lowest(shape);
        double lowestSlope = lowestSlope(shape);
        double slope = 0;
        double mean = 0;
        double meanSlope = 0;
        for (int i = 0; i < LEVELS; i++) {
            logLevels[i] = i == 0 ? lowest : points[i];
            double part = weights[i] * Math.exp(logLevels[i]);
            slope += weights[i] * weightSlopes[i];
            mean += part;
            meanSlope += part * (weightSlopes[i] + (i == 0 ? lowestSlope : 0));
        }
        meanSlope = meanSlope / mean - slope;
        double logMean = Math.log(mean);
        for (int i = 0; i < LEVELS; i++) {
            weightSlopes[i] -= slope;
            logLevels[i] -= logMean;
            levelSlopes[i] = (i == 0 ? lowestSlope : 0) - meanSlope;
        }
    }

    private void weigh(double shape) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < LEVELS; i++) {
            weights[i] = shape * (points[i] - Math.exp(points[i]));
            weightSlopes[i] = weights[i];
            if (i == 0) {
                weights[0] -= Math.log(-Math.expm1(-shape * step));
                weightSlopes[0] -= fallSlope(shape, shape);
            }
            largest = Math.max(largest, weights[i]);
        }
        double sum = 0;
        for (int i = 0; i < LEVELS; i++) {
            weights[i] = Math.exp(weights[i] - largest);
            sum += weights[i];
        }
        for (int i = 0; i < LEVELS; i++) {
            weights[i] /= sum;
        }
    }

    /** Logarithm of the mean level of all that lies at the first point and below. */
    private double lowest(double shape) {
        return points[0] + Math.log(Math.expm1(-shape * step) / Math.expm1(-(shape + 1) * step));
    }

    private double lowestSlope(double shape) {
        return fallSlope(shape, shape) - fallSlope(shape, shape + 1);
    }

    /** Derivative of log(1 - e^(-fall step)) by log s, where the fall is s or s + 1. */
    private double fallSlope(double shape, double fall) {
        return shape * step / Math.expm1(fall * step);
    }
}
