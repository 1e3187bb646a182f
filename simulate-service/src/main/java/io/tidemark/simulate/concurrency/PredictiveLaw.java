package io.tidemark.simulate.concurrency;

import java.util.List;

/**
 * Posterior predictive law of a count: the mean over posterior draws of the law under each.
 *
 * @param mean its mean
 * @param sd its standard deviation
 * @param quantiles its quantiles, with what is known of each
 * @param below the probability of counts below the first whose probability is given
 * @param pmf its probabilities, where they matter: at least those of the counts between its 1 % and 99 % quantiles
 */
public record PredictiveLaw(double mean, double sd, List<Quantile> quantiles, double below, Pmf pmf) {

    /**
     * A quantile: the smallest count n with P(N &lt;= n) &gt;= p. Its value is that of the law averaged over the draws, so that
     * what is not known of the parameters is part of it; the interval is of the quantile itself, were the parameters known: 90 %
     * of the draws put it there. The average of the laws has the tails of the highest draws, so that far out its quantile can
     * lie above the interval: with draws that put the 99 % quantile anywhere from 8,000 to 12,000, a level that 99 % of all
     * seconds stay below lies among the highest of them.
     *
     * @param p the probability
     * @param value the quantile of the predictive law
     * @param low 5 % quantile, over the draws, of the quantile under each
     * @param high 95 % quantile, likewise
     * @param least the smallest of the quantiles under each draw: no quantile of their average is smaller
     * @param most the largest of them: no quantile of their average is larger
     */
    public record Quantile(double p, long value, long low, long high, long least, long most) {}

    /**
     * Probabilities of consecutive ranges of counts, of one length each. They show the law where most of it is: all of it to within
     * 1e-12 at either end, unless it reaches so far that the ranges would be too long to tell its middle. A few draws that are far from
     * all others then lie outside, in whole or in part, and the sum of the probabilities is less than 1 by what they weigh.
     *
     * @param from the first count
     * @param step counts of one range
     * @param probabilities at i the probability of {@code from + i step} to {@code from + (i + 1) step - 1}
     */
    public record Pmf(long from, long step, double[] probabilities) {}

    /** The quantile of a probability that was asked for when the law was made. */
    public Quantile quantile(double p) {
        return quantiles.stream()
                .filter(quantile -> quantile.p() == p)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no quantile " + p + " was asked for"));
    }
}
