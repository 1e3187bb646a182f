package io.tidemark.fit.diagnostics;

import java.util.Arrays;

/**
 * Expected log predictive density by Pareto-smoothed importance sampling leave-one-out cross-validation. What a posterior
 * without observation i would predict for it is estimated from draws of the whole posterior with weights 1 / p(y_i |
 * draw), whose largest are replaced by quantiles of a generalised Pareto distribution fitted to them. Vehtari, Gelman and
 * Gabry 2017; Vehtari, Simpson, Gelman, Yao and Gabry 2024, Pareto Smoothed Importance Sampling.
 *
 * <p>Observations of the same likelihood, such as those of one bin, are added together.
 */
public final class LeaveOneOut {

    /** Above this shape of the weights' tail an observation's estimate is not to be trusted. */
    public static final double LARGEST_TRUSTED_SHAPE = 0.7;

    private static final int FEWEST_IN_TAIL = 5;
    private static final double SAME = 1e-12;

    private double observations;
    private double sum;
    private double squares;
    private ParetoShapes shapes = ParetoShapes.NONE;

    /**
     * Estimate for one observation.
     *
     * @param elpd its expected log predictive density
     * @param shape shape of the tail of its weights; infinite where there is too little of a tail to fit, minus infinity
     *     where all weights are the same
     */
    record Pointwise(double elpd, double shape) {}

    /**
     * Adds observations of the same likelihood.
     *
     * @param count number of them
     * @param logLikelihoods log likelihood of one of them under every draw
     */
    public void add(long count, double[] logLikelihoods) {
        Pointwise point = pointwise(logLikelihoods);
        observations += count;
        sum += count * point.elpd();
        squares += count * point.elpd() * point.elpd();
        shapes = shapes.with(count, point.shape());
    }

    /** Sum of the expected log predictive densities of all observations. */
    public double elpd() {
        return sum;
    }

    /** Standard error of {@link #elpd()}: sqrt(n) times the standard deviation of the observations'. */
    public double standardError() {
        double mean = sum / observations;
        return Math.sqrt(observations * (squares - observations * mean * mean) / (observations - 1));
    }

    /** Shapes of the tails of all observations' weights. */
    public ParetoShapes shapes() {
        return shapes;
    }

    /**
     * Weights depend on the likelihoods alone, so draws are sorted by log weight and need not be told apart. Smoothed
     * weights are cut at the largest raw one.
     */
    static Pointwise pointwise(double[] logLikelihoods) {
        double[] logWeights =
                Arrays.stream(logLikelihoods).map(each -> -each).sorted().toArray();
        double[] raw = logWeights.clone();
        int tail = tailStart(raw);
        double shape = areSame(raw)
                ? Double.NEGATIVE_INFINITY
                : raw.length - tail < FEWEST_IN_TAIL ? Double.POSITIVE_INFINITY : smooth(logWeights, tail);
        double predicted = 0;
        double total = 0;
        double largest = raw[raw.length - 1];
        for (int i = 0; i < raw.length; i++) {
            total += Math.exp(logWeights[i] - largest);
            predicted += Math.exp(logWeights[i] - raw[i]);
        }
        return new Pointwise(Math.log(predicted) - largest - Math.log(total), shape);
    }

    /** Whether rounding is all that sorted weights differ by, as those of a connection that is open since an instant. */
    private static boolean areSame(double[] sorted) {
        return sorted[sorted.length - 1] - sorted[0] < SAME;
    }

    /** Index of the first weight of the tail: of S weights the largest min(S / 5, 3 sqrt(S)), without ties at its edge. */
    private static int tailStart(double[] sorted) {
        int length = (int) Math.ceil(Math.min(sorted.length / 5.0, 3 * Math.sqrt(sorted.length)));
        int start = sorted.length - length;
        while (start < sorted.length && sorted[start] == sorted[sorted.length - length - 1]) {
            start++;
        }
        return start;
    }

    /** Replaces the tail by quantiles of the distribution fitted to it, and returns that distribution's shape. */
    private static double smooth(double[] logWeights, int tail) {
        double largest = logWeights[logWeights.length - 1];
        double cutoff = Math.exp(logWeights[tail - 1] - largest);
        int length = logWeights.length - tail;
        double[] exceedances = new double[length];
        Arrays.setAll(exceedances, i -> Math.exp(logWeights[tail + i] - largest) - cutoff);
        GeneralisedPareto fitted = GeneralisedPareto.fit(exceedances);
        if (Double.isFinite(fitted.shape())) {
            for (int i = 0; i < length; i++) {
                double smoothed = Math.log(fitted.quantile((i + 0.5) / length) + cutoff);
                logWeights[tail + i] = largest + Math.min(0, smoothed);
            }
        }
        return fitted.shape();
    }
}
