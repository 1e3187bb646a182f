package io.tidemark.simulate.concurrency;

/**
 * Counts, one a second, whose law changes with the state of a stationary {@link MarkovChain}: in state s NegBinomial(shape[s],
 * rate[s]) as Stan's {@code neg_binomial}, mean shape / rate.
 *
 * @param chain the states
 * @param shapes shape in each state
 * @param rates rate in each state
 */
public record ModulatedCounts(MarkovChain chain, double[] shapes, double[] rates) {

    public ModulatedCounts {
        if (shapes.length != chain.states() || rates.length != chain.states()) {
            throw new IllegalArgumentException("expected a shape and a rate for each of " + chain.states() + " states");
        }
        for (int state = 0; state < shapes.length; state++) {
            Positive.of("shape of counts in state " + (state + 1), shapes[state]);
            Positive.of("rate of counts in state " + (state + 1), rates[state]);
        }
    }

    /** The counts of which each connection is kept with a probability. */
    ModulatedCounts thinned(double keep) {
        double[] thinned = rates.clone();
        for (int state = 0; state < thinned.length; state++) {
            thinned[state] /= keep;
        }
        return new ModulatedCounts(chain, shapes, thinned);
    }

    /** Mean count in a second. */
    double mean() {
        double mean = 0;
        for (int state = 0; state < shapes.length; state++) {
            mean += chain.stationary(state) * shapes[state] / rates[state];
        }
        return mean;
    }

    /**
     * What the generating function of a second's count in a state lacks of 1: 1 - (1 + w)^-shape = -expm1(-shape log1p(w)), w = y / rate.
     *
     * @param yRe real part of 1 - z, 0 or more
     * @param yIm imaginary part
     * @param value receives real and imaginary part at 0 and 1
     */
    void lack(int state, double yRe, double yIm, double[] value) {
        double wRe = yRe / rates[state];
        double wIm = yIm / rates[state];
        double logModulus = -0.5 * shapes[state] * Complex.logSquare(wRe, wIm);
        double phase = -shapes[state] * Math.atan2(wIm, 1 + wRe);
        double sinHalf = Math.sin(0.5 * phase);
        double cosHalf = Math.cos(0.5 * phase);
        double grown = Math.expm1(logModulus);
        value[0] = 2 * sinHalf * sinHalf * (1 + grown) - grown;
        value[1] = -2 * sinHalf * cosHalf * (1 + grown);
    }

    /** The smallest rate of all states. */
    double smallestRate() {
        double smallest = Double.POSITIVE_INFINITY;
        for (double rate : rates) {
            smallest = Math.min(smallest, rate);
        }
        return smallest;
    }
}
