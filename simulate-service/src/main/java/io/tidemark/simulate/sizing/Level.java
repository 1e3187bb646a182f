package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.List;

/**
 * The level in a second as its exact law tells it, over all draws.
 *
 * @param mean its mean
 * @param sd its standard deviation
 * @param quantiles its quantiles, with what is known of each, p rising
 */
public record Level(double mean, double sd, List<PredictiveLaw.Quantile> quantiles) {

    public Level {
        quantiles = List.copyOf(quantiles);
    }

    /** The level of a law. */
    public static Level of(PredictiveLaw law) {
        return new Level(law.mean(), law.sd(), law.quantiles());
    }

    /** A quantile that the law was asked for. */
    public long quantile(double p) {
        return quantiles.stream()
                .filter(quantile -> quantile.p() == p)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no quantile " + p + " was asked for"))
                .value();
    }

    /**
     * What no quantile of a peak can be smaller than, for P(peak &lt;= n) &lt;= P(level &lt;= n): the last of the quantiles up
     * to p; that of a level of 0 where there is none.
     */
    PredictiveLaw.Quantile leastOfPeak(double p) {
        return quantiles.stream()
                .filter(quantile -> quantile.p() <= p)
                .reduce((first, second) -> second)
                .orElse(new PredictiveLaw.Quantile(0, 0, 0, 0, 0, 0));
    }
}
