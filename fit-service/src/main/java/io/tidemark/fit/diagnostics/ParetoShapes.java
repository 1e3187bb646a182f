package io.tidemark.fit.diagnostics;

/**
 * How far leave-one-out cross-validation can be trusted, by the shapes k of the generalised Pareto distributions fitted to
 * the weights' tails (Vehtari et al. 2024).
 *
 * @param largest largest k of any observation; minus infinity where there is none
 * @param untrusted number of observations whose k lies above {@link LeaveOneOut#LARGEST_TRUSTED_SHAPE}
 */
public record ParetoShapes(double largest, long untrusted) {

    /** Shapes of no observation. */
    public static final ParetoShapes NONE = new ParetoShapes(Double.NEGATIVE_INFINITY, 0);

    public ParetoShapes {
        if (untrusted < 0) {
            throw new IllegalArgumentException("untrusted must be at least 0, got " + untrusted);
        }
    }

    /** With further observations of one shape. */
    ParetoShapes with(long observations, double shape) {
        boolean trusted = shape <= LeaveOneOut.LARGEST_TRUSTED_SHAPE;
        return new ParetoShapes(Math.max(largest, shape), trusted ? untrusted : untrusted + observations);
    }
}
