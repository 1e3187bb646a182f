package io.tidemark.simulate.concurrency;

/**
 * Durations of two protocols together: a connection is of the first with probability {@code share}. Survival, mean and L
 * are linear in the law, so that Sbar(k) = share Sbar_first(k) + (1 - share) Sbar_second(k).
 *
 * @param share probability of the first, from 0 to 1
 * @param first durations of the first protocol
 * @param second durations of the second protocol
 */
public record MixedDurations(double share, DurationLaw first, DurationLaw second) implements DurationLaw {

    public MixedDurations {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share of a protocol: expected 0 to 1, got " + share);
        }
    }

    @Override
    public double mean() {
        return share * first.mean() + (1 - share) * second.mean();
    }

    @Override
    public double survival(double seconds) {
        return share * first.survival(seconds) + (1 - share) * second.survival(seconds);
    }

    @Override
    public double meanWithin(double seconds) {
        return share * first.meanWithin(seconds) + (1 - share) * second.meanWithin(seconds);
    }
}
