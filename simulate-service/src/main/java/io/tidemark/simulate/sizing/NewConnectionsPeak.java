package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ArrivalLaw;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The largest count of new connections within T consecutive seconds, exactly: P(max &lt;= n) is the mean over the posterior
 * draws of P(max &lt;= n) under each, F(n)^T where seconds are independent.
 */
public final class NewConnectionsPeak {

    private final ArrivalLaw[] arrivals;
    private final long seconds;

    /**
     * @param law posterior
     * @param users number of users
     * @param seconds T
     */
    public NewConnectionsPeak(ConcurrencyLaw law, int users, long seconds) {
        this.arrivals = IntStream.range(0, law.draws())
                .mapToObj(draw -> law.arrivals(draw, users))
                .toArray(ArrivalLaw[]::new);
        this.seconds = seconds;
    }

    /** P(max &lt;= n). */
    public double atMost(long n) {
        double[] probabilities = new double[arrivals.length];
        IntStream.range(0, probabilities.length)
                .parallel()
                .forEach(draw -> probabilities[draw] = arrivals[draw].peakAtMost(n, seconds));
        return Arrays.stream(probabilities).average().orElseThrow();
    }

    /**
     * The smallest n with P(max &lt;= n) &gt;= p.
     *
     * @param p below 1
     * @param start a count to look from, such as a high quantile of one second
     */
    public long quantile(double p, long start) {
        long low = -1;
        long high = Math.max(start, 1);
        while (atMost(high) < p) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (atMost(middle) >= p) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
