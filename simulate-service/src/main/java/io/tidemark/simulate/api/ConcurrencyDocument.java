package io.tidemark.simulate.api;

import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.List;

/**
 * Answer of {@code GET /api/concurrency}: the posterior predictive law of concurrent connections.
 *
 * @param fit the fit it rests on
 * @param history how long the traffic is taken to have gone on before, in ISO-8601 form; no connection is held longer
 * @param results the law for every number of users asked for
 */
record ConcurrencyDocument(String fit, String history, List<Result> results) {

    /**
     * The law for one number of users.
     *
     * @param users number of users
     * @param mean mean of the law
     * @param sd standard deviation of the law
     * @param quantiles quantiles, each with its 90 % credible interval
     * @param pmf probabilities
     */
    record Result(int users, double mean, double sd, List<PredictiveLaw.Quantile> quantiles, PredictiveLaw.Pmf pmf) {

        static Result of(int users, PredictiveLaw law) {
            return new Result(users, law.mean(), law.sd(), law.quantiles(), law.pmf());
        }
    }
}
