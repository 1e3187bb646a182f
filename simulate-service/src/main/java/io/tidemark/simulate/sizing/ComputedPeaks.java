package io.tidemark.simulate.sizing;

/**
 * Peaks of new connections that were computed.
 *
 * @param peak their law
 * @param start a count to look for quantiles from
 */
record ComputedPeaks(NewConnectionsPeak peak, long start) implements Peaks {

    @Override
    public long quantile(double p) {
        return peak.quantile(p, start);
    }

    @Override
    public double atMost(long n) {
        return peak.atMost(n);
    }

    @Override
    public int parts() {
        return peak.draws();
    }

    @Override
    public CountRange credible(double p) {
        return peak.credible(p, start);
    }

    @Override
    public CountRange chance() {
        return peak.chance(start);
    }
}
