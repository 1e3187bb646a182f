package io.tidemark.fit.model;

import io.tidemark.contracts.family.FamilyParameter;
import java.util.List;

/**
 * A block of a shape a and a rate b, each Exponential(0.5) a priori, of a family of mean a / b: sampled as u = log a and v = log(a / b), for
 * the data say of the mean and of the shape what hardly depends on each other (orthogonal parameters; Cox and Reid 1987), while of shape
 * and rate they say the ratio. As that is linear in the logarithms with a determinant of 1 but for the sign, the prior's log density of
 * u and v is {@code log a - 0.5 a + log b - 0.5 b}, up to a constant. What remains for a family is its likelihood.
 */
abstract class ShapeAndRate implements Block {

    /** The prior as the Stan language writes it. */
    private static final String PRIOR = "exponential(0.5)";

    private static final double PRIOR_RATE = 0.5;

    private final List<Parameter> parameters;
    private final double[] byLogs = new double[2];

    ShapeAndRate(FamilyParameter shape, FamilyParameter rate) {
        parameters = List.of(Parameter.of(shape, PRIOR), Parameter.of(rate, PRIOR));
    }

    /**
     * Log likelihood at a shape and a rate, up to a constant.
     *
     * @param byLogs overwritten with its derivatives by the logarithms of both
     */
    abstract double logLikelihood(double shape, double rate, double[] byLogs);

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
        double logShape = position[from];
        double logRate = logShape - position[from + 1];
        double shape = Math.exp(logShape);
        double rate = Math.exp(logRate);
        double logLikelihood = logLikelihood(shape, rate, byLogs);
        double byLogRate = byLogs[1] + 1 - PRIOR_RATE * rate;
        gradient[from] = byLogs[0] + 1 - PRIOR_RATE * shape + byLogRate;
        gradient[from + 1] = -byLogRate;
        return logLikelihood + logShape - PRIOR_RATE * shape + logRate - PRIOR_RATE * rate;
    }

    @Override
    public final void constrain(double[] position, int from, double[] values, int valuesFrom) {
        values[valuesFrom] = Math.exp(position[from]);
        values[valuesFrom + 1] = Math.exp(position[from] - position[from + 1]);
    }
}
