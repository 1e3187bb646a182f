package io.tidemark.simulate.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tidemark.simulate.answers.ConcurrencyAnswers;
import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
     * @param quantiles quantiles of the law over all draws, each with the range of 90 % of the draws' own quantiles
     * @param below probability of what lies below the counts of {@code pmf}, for the table's cumulative column
     * @param pmf probabilities, of the counts that matter
     */
    record Result(
            int users,
            double mean,
            double sd,
            @Schema(description = QUANTILES) List<Quantile> quantiles,
            @JsonIgnore double below,
            @Schema(description = PMF) PredictiveLaw.Pmf pmf) {

        private static final String QUANTILES =
                "value: the quantile of the law averaged over all posterior draws, so that what is not known of the"
                        + " parameters is part of it; the one to plan with. low to high: its 90 % credible interval, where 90 %"
                        + " of the draws put the quantile, each taken as the truth. Far out the value can lie above the interval:"
                        + " what is rare over all draws comes mostly from those with the highest demand";

        private static final String PMF =
                "Bin i holds from + i step to from + (i + 1) step - 1, in at most 4,096 bins. They show all of the law, unless some"
                        + " draws reach so far that its middle would be lost in one bin: then what lies far outside the 1 % and 99 %"
                        + " points is left out, and the probabilities add up to less than 1";

        static Result of(ConcurrencyAnswers.OfUsers answer) {
            PredictiveLaw law = answer.law();
            return new Result(
                    answer.users(),
                    law.mean(),
                    law.sd(),
                    law.quantiles().stream().map(Quantile::of).toList(),
                    law.below(),
                    law.pmf());
        }
    }

    /**
     * A quantile of the law.
     *
     * @param p the probability
     * @param value the quantile
     * @param low lower end of its 90 % credible interval
     * @param high upper end
     */
    record Quantile(double p, long value, long low, long high) {

        static Quantile of(PredictiveLaw.Quantile quantile) {
            return new Quantile(quantile.p(), quantile.value(), quantile.low(), quantile.high());
        }
    }
}
