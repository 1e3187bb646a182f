package io.tidemark.fit.model;

import io.tidemark.contracts.family.Families;
import java.util.List;

/**
 * The number {@code standing} of sessions that one user holds throughout, Gamma(0.5, 0.001) a priori, given that n of U users are Poisson
 * of U times it: sampled as its logarithm u, with the log density {@code (n + 0.5) u - (U + 0.001) e^u}. The shape is that of Jeffreys' prior, the rate so
 * small that it moves no number of sessions by more than 0.1 %.
 */
final class StandingBlock implements Block {

    private static final double PRIOR_SHAPE = 0.5;
    private static final double PRIOR_RATE = 0.001;

    private final double shape;
    private final double rate;
    private final int seconds;
    private final List<Parameter> parameters;

    StandingBlock(StandingSessions seen) {
        this.shape = PRIOR_SHAPE + seen.counted();
        this.rate = PRIOR_RATE + seen.users();
        this.seconds = seen.seconds();
        this.parameters = List.of(Parameter.of(Families.TABLE.standing(), "gamma(0.5, 0.001)", seen.seconds()));
    }

    /** No connection that begins within the captures is held for longer: these sessions stand for what is. */
    int seconds() {
        return seconds;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public int coordinates() {
        return 1;
    }

    @Override
    public double evaluate(double[] position, double[] gradient, int from) {
        double expected = rate * Math.exp(position[from]);
        gradient[from] = shape - expected;
        return shape * position[from] - expected;
    }

    @Override
    public void constrain(double[] position, int from, double[] values, int valuesFrom) {
        values[valuesFrom] = Math.exp(position[from]);
    }
}
