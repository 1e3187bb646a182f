package io.tidemark.simulate.concurrency;

/**
 * Durations of a law of which none is longer than some seconds: min(d, x).
 *
 * @param whole the law of d
 * @param seconds x
 */
record CutDurations(DurationLaw whole, double seconds) implements DurationLaw {

    @Override
    public double mean() {
        return whole.meanWithin(seconds);
    }

    @Override
    public double survival(double seconds) {
        return seconds < this.seconds ? whole.survival(seconds) : 0;
    }

    @Override
    public double meanWithin(double seconds) {
        return whole.meanWithin(Math.min(seconds, this.seconds));
    }
}
