package io.tidemark.fit.model;

/**
 * Weights that are positive and add up to 1, from one free coordinate less, by breaking a stick as in Stan: {@code z_k =
 * logistic(u_k - log(K - k))} of what is left goes to part k, the rest to part K. All zero coordinates give equal weights.
 *
 * <p>The Jacobian is the product of all K weights, so that Dirichlet(a) in these coordinates has the log density {@code a
 * sum log w_k}. Coordinates of a Dirichlet distribution are independent, which suits a diagonal metric.
 */
final class Simplex {

    private final double[] logWeights;
    private final double[] weights;
    private final double[] shares;

    /** Weights of so many parts. */
    Simplex(int parts) {
        logWeights = new double[parts];
        weights = new double[parts];
        shares = new double[parts - 1];
    }

    /** Logarithms of the weights at the last position. */
    double[] logWeights() {
        return logWeights;
    }

    /** The weights at the last position. */
    double[] weights() {
        return weights;
    }

    /** Takes the weights of the coordinates u from index {@code from}. */
    void constrain(double[] u, int from) {
        double logLeft = 0;
        for (int k = 0; k < shares.length; k++) {
            double logit = u[from + k] - Math.log(shares.length - k);
            double logShare = -Math.log1p(Math.exp(-logit));
            shares[k] = Math.exp(logShare);
            logWeights[k] = logLeft + logShare;
            weights[k] = Math.exp(logWeights[k]);
            logLeft += logShare - logit;
        }
        logWeights[shares.length] = logLeft;
        weights[shares.length] = Math.exp(logLeft);
    }

    /**
     * Adds a Dirichlet prior and the Jacobian, and turns derivatives by the log weights into those by the coordinates.
     *
     * @param concentration a of Dirichlet(a)
     * @param byLogWeight derivatives of a log likelihood by the log weights
     * @param gradient overwritten from index {@code from}
     * @return log prior with the Jacobian, up to a constant
     */
    double pullBack(double concentration, double[] byLogWeight, double[] gradient, int from) {
        double logPrior = concentration * logWeights[shares.length];
        double byLater = byLogWeight[shares.length] + concentration;
        for (int k = shares.length - 1; k >= 0; k--) {
            double byThis = byLogWeight[k] + concentration;
            gradient[from + k] = byThis * (1 - shares[k]) - byLater * shares[k];
            byLater += byThis;
            logPrior += concentration * logWeights[k];
        }
        return logPrior;
    }
}
