package io.tidemark.simulate.sizing;

/**
 * Peaks that were simulated.
 *
 * @param law their law over all draws
 * @param byDraw what the draws say of it one by one
 */
record SimulatedPeaks(PeakLaw law, CrediblePeaks byDraw) implements Peaks {

    @Override
    public long quantile(double p) {
        return law.quantile(p);
    }

    @Override
    public double atMost(long n) {
        return law.atMost(n);
    }

    @Override
    public int parts() {
        return law.size();
    }

    @Override
    public CountRange credible(double p) {
        return byDraw.at(p);
    }

    @Override
    public CountRange chance() {
        return byDraw.chance();
    }
}
