package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How many of the units of {@link ModulatedCounts} are in each state, second by second, begun from the stationary law. As units
 * are alike, those that leave a state for another are a binomial number of those in it.
 */
final class OccupiedStates {

    private final MarkovChain chain;
    private final BinomialDraws binomial;
    private final int[] units;
    private final int[] next;

    OccupiedStates(MarkovChain chain, int units, UniformRandomProvider random) {
        this.chain = chain;
        this.binomial = new BinomialDraws(random);
        this.units = new int[chain.states()];
        this.next = new int[chain.states()];
        int left = units;
        double probability = 1;
        for (int state = 0; state < this.units.length; state++) {
            this.units[state] = part(left, chain.stationary(state), probability, state);
            left -= this.units[state];
            probability -= chain.stationary(state);
        }
    }

    /** Units in a state now. */
    int in(int state) {
        return units[state];
    }

    /** Goes on by one second. */
    void step() {
        Arrays.fill(next, 0);
        for (int from = 0; from < units.length; from++) {
            int left = units[from];
            double probability = 1;
            for (int to = 0; to < units.length && left > 0; to++) {
                int moved = part(left, chain.step(from, to), probability, to);
                next[to] += moved;
                left -= moved;
                probability -= chain.step(from, to);
            }
        }
        System.arraycopy(next, 0, units, 0, units.length);
    }

    /** How many of those left go to a state, of a probability among what is left of it; all of them to the last. */
    private int part(int left, double probability, double ofProbability, int state) {
        return state == units.length - 1 ? left : (int) binomial.sample(left, Math.min(probability / ofProbability, 1));
    }
}
