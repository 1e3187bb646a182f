package io.tidemark.fit.mcmc.adaptation;

/**
 * Nesterov's dual averaging of the log step size towards a target acceptance, with Stan's constants.
 *
 * <pre>
 * s_t = (1 - 1/(t + t0)) s_(t-1) + (target - acceptance) / (t + t0)
 * x_t = mu - s_t sqrt(t) / gamma                      the step size to go on with is exp(x_t)
 * X_t = (1 - t^-kappa) X_(t-1) + t^-kappa x_t         the one to keep is exp(X_t)
 * </pre>
 *
 * <p>Hoffman and Gelman 2014, section 3.2.
 */
public final class DualAveraging {

    private static final double GAMMA = 0.05;
    private static final double T0 = 10;
    private static final double KAPPA = 0.75;

    /** The average is drawn towards this multiple of the step size it starts from. */
    private static final double BOLDNESS = 10;

    private final double target;
    private double mu;
    private double meanError;
    private double meanLogStep;
    private double logStep;
    private long count;

    /**
     * Averaging towards a target acceptance.
     *
     * @param target mean acceptance to reach, between 0 and 1
     */
    public DualAveraging(double target) {
        if (!(target > 0 && target < 1)) {
            throw new IllegalArgumentException("the target acceptance must lie between 0 and 1, got " + target);
        }
        this.target = target;
    }

    /** Begins anew from a step size. */
    public void restart(double stepSize) {
        mu = Math.log(BOLDNESS * stepSize);
        logStep = Math.log(stepSize);
        meanLogStep = 0;
        meanError = 0;
        count = 0;
    }

    /** Learns from the acceptance of one transition. */
    public void learn(double acceptance) {
        count++;
        double errorWeight = 1 / (count + T0);
        meanError = (1 - errorWeight) * meanError + errorWeight * (target - Math.min(1, acceptance));
        logStep = mu - meanError * Math.sqrt(count) / GAMMA;
        double stepWeight = Math.pow(count, -KAPPA);
        meanLogStep = (1 - stepWeight) * meanLogStep + stepWeight * logStep;
    }

    /** Step size to go on with. */
    public double stepSize() {
        return Math.exp(logStep);
    }

    /** Step size to keep once adaptation is over: the average, or the start where nothing was learnt. */
    public double averagedStepSize() {
        return Math.exp(count == 0 ? logStep : meanLogStep);
    }
}
