package io.tidemark.fit.model;

import java.util.List;

/**
 * A block of two positive parameters v, each Exponential(0.5) a priori and sampled as u = log v. With the Jacobian v of that
 * transformation the prior's log density of u is {@code u - 0.5 v}, up to a constant, and its derivative by u {@code 1 - 0.5
 * v}. What remains for a family is its likelihood.
 */
abstract class PositivePair implements Block {

    /** The prior as the Stan language writes it. */
    private static final String PRIOR = "exponential(0.5)";

    private static final double RATE = 0.5;

    private final List<Parameter> parameters;
    private final double[] byLogs = new double[2];

    /** A pair of parameters by their names and units. */
    PositivePair(String first, String firstUnit, String second, String secondUnit) {
        parameters = List.of(new Parameter(first, firstUnit, PRIOR), new Parameter(second, secondUnit, PRIOR));
    }

    /**
     * Log likelihood at the values of both parameters, up to a constant.
     *
     * @param byLogs overwritten with its derivatives by the logarithms of both
     */
    abstract double logLikelihood(double first, double second, double[] byLogs);

    @Override
    public final List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public final int coordinates() {
        return 2;
    }

    @Override
    public final double evaluate(double[] position, double[] gradient, int from) {
        double first = Math.exp(position[from]);
        double second = Math.exp(position[from + 1]);
        double logLikelihood = logLikelihood(first, second, byLogs);
        gradient[from] = byLogs[0] + 1 - RATE * first;
        gradient[from + 1] = byLogs[1] + 1 - RATE * second;
        return logLikelihood + position[from] - RATE * first + position[from + 1] - RATE * second;
    }

    @Override
    public final void constrain(double[] position, int from, double[] values, int valuesFrom) {
        values[valuesFrom] = Math.exp(position[from]);
        values[valuesFrom + 1] = Math.exp(position[from + 1]);
    }
}
