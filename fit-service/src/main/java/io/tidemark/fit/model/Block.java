package io.tidemark.fit.model;

import java.util.List;

/**
 * A factor of a posterior: the likelihood of some observations times the prior of the parameters it depends on, over
 * consecutive unconstrained coordinates, the Jacobian of the transformation included. Independent factors multiply, so
 * their blocks stand side by side in the position and their log densities add.
 *
 * <p>A block may keep scratch space; it is used by one thread at a time.
 */
interface Block {

    /** Parameters in the order of {@link #constrain}. */
    List<Parameter> parameters();

    /** Number of unconstrained coordinates; fewer than the parameters where these are bound, as weights are. */
    int coordinates();

    /**
     * Log density at a position.
     *
     * @param position coordinates of the whole posterior
     * @param gradient partial derivatives of the whole posterior; this block's are overwritten
     * @param from index of this block's first coordinate in both
     */
    double evaluate(double[] position, double[] gradient, int from);

    /**
     * Fills in the values of the parameters.
     *
     * @param position coordinates of the whole posterior
     * @param from index of this block's first coordinate
     * @param values values of all the posterior's parameters; this block's are overwritten
     * @param valuesFrom index of this block's first value
     */
    void constrain(double[] position, int from, double[] values, int valuesFrom);
}
