package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.Arriving;
import io.tidemark.simulate.concurrency.BinomialDraws;
import io.tidemark.simulate.concurrency.CountSampler;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;

/**
 * A path of connections drawn one by one: exact. A connection is seen at D whole seconds, P(D &gt; k) = Sbar(k). Those never
 * seen are left out from the start, so that the counts are thinned by Sbar(0) and D is drawn given that it is not 0. Costs some
 * 10 ns for each connection seen; a burst of more than {@value #MOST_ONE_BY_ONE} in a second is split by the seconds at which its connections end, each
 * a binomial number of those left, so that no draw takes for ever.
 */
public final class EventPath implements Path {

    static final long MOST_ONE_BY_ONE = 1 << 16;

    private final Arriving seen;
    private final double[] shares;
    private final int historySeconds;

    /**
     * @param arrivals the arrivals of all users
     * @param shares Sbar(k) by lag, falling, the first above 0
     */
    EventPath(Arriving arrivals, double[] shares) {
        this(arrivals, shares, shares.length);
    }

    /**
     * A path whose traffic began not long ago: at its first level, so many seconds have passed.
     *
     * @param arrivals the arrivals of all users
     * @param shares Sbar(k) by lag, falling, the first above 0
     * @param historySeconds seconds of which there are arrivals at the first level; 0 where nothing is open at it
     */
    public EventPath(Arriving arrivals, double[] shares, int historySeconds) {
        this.seen = arrivals.thinned(shares[0]);
        this.shares = shares;
        this.historySeconds = historySeconds;
    }

    @Override
    public void draw(UniformRandomProvider random, double[] levels) {
        CountSampler counts = seen.counts(Math.max(historySeconds - 1, 0), random);
        DiscreteSampler secondsSeen = AliasMethodDiscreteSampler.of(random, probabilitiesOfSecondsSeen());
        BinomialDraws binomial = new BinomialDraws(random);
        Arrays.fill(levels, 0);
        for (int second = 1 - historySeconds; second < levels.length; second++) {
            long count = counts.sample();
            if (count > MOST_ONE_BY_ONE) {
                split(second, count, binomial, levels);
            } else {
                for (; count > 0; count--) {
                    add(1, second, second + 1 + secondsSeen.sample(), levels);
                }
            }
        }
        for (int second = 1; second < levels.length; second++) {
            levels[second] += levels[second - 1];
        }
    }

    private void split(int second, long count, BinomialDraws binomial, double[] levels) {
        long left = count;
        for (int k = 0; left > 0; k++) {
            boolean last = k + 1 == shares.length;
            long ending = last ? left : binomial.sample(left, 1 - shares[k + 1] / shares[k]);
            add(ending, second, second + 1 + k, levels);
            left -= ending;
        }
    }

    /** Connections that are seen from a second to before another. */
    private static void add(long connections, int second, int end, double[] levels) {
        if (end > 0) {
            levels[Math.max(second, 0)] += connections;
            if (end < levels.length) {
                levels[end] -= connections;
            }
        }
    }

    /** P(D = k + 1), up to a factor, at k. */
    private double[] probabilitiesOfSecondsSeen() {
        double[] probabilities = shares.clone();
        for (int k = 0; k + 1 < shares.length; k++) {
            probabilities[k] -= shares[k + 1];
        }
        return probabilities;
    }
}
