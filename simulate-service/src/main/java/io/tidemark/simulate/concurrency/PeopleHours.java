package io.tidemark.simulate.concurrency;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * What people who {@linkplain PeopleDiffering differ} do, moving from time to time: in users of their mean. Of the sum A, Gamma(a, h) with a of h times the sum of their
 * factors, a share e^(-t / dwell) of people is left as it was after t seconds, and the others are drawn anew:
 *
 * <pre>A' = A B + N        B ~ Beta(a q, a (1 - q))        N ~ Gamma(a (1 - q), h)        q = e^(-t / dwell)</pre>
 *
 * the beta-gamma autoregression (P. A. W. Lewis, E. McKenzie, D. K. Hugus, Gamma processes, Stochastic Models 5, 1989), stationary, its correlation q.
 */
final class PeopleHours {

    private final PeopleDiffering people;
    private final GammaDraws gamma;
    private final UniformRandomProvider random;
    private final double shape;
    private double now;

    PeopleHours(PeopleDiffering people, int users, UniformRandomProvider random) {
        this.people = people;
        this.random = random;
        this.gamma = new GammaDraws(random);
        this.shape = Math.max(people.h() * gamma.sample(people.k() * users) / people.k(), Double.MIN_NORMAL);
        this.now = gamma.sample(shape) / people.h();
    }

    /** A. */
    double now() {
        return now;
    }

    /** Lets so many seconds pass. */
    void pass(double seconds) {
        double left = Math.exp(-seconds / people.dwell());
        double kept = gamma.sample(shape * left);
        double changed = gamma.sample(shape * (1 - left));
        double share = kept + changed > 0 ? kept / (kept + changed) : random.nextDouble() < left ? 1 : 0;
        now = now * share + gamma.sample(shape * (1 - left)) / people.h();
    }
}
