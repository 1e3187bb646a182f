package io.tidemark.fit.mcmc;

/**
 * A target that asks before every evaluation whether to go on, for a transition may take a thousand of them.
 *
 * @param target what is sampled
 * @param cancellation what is asked
 */
record CancellableTarget(Target target, Cancellation cancellation) implements Target {

    @Override
    public int dimension() {
        return target.dimension();
    }

    @Override
    public double evaluate(double[] position, double[] gradient) {
        cancellation.check();
        return target.evaluate(position, gradient);
    }

    @Override
    public int valueCount() {
        return target.valueCount();
    }

    @Override
    public void constrain(double[] position, double[] values) {
        target.constrain(position, values);
    }
}
