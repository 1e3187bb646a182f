package io.tidemark.simulate.concurrency;

import java.util.Arrays;

/**
 * A Markov chain of a few states, all of which can be reached from each: the probabilities of its steps, one a second, and its
 * stationary law.
 */
public final class MarkovChain {

    private final double[][] steps;
    private final double[] stationary;

    private MarkovChain(double[][] steps, double[] stationary) {
        this.steps = steps;
        this.stationary = stationary;
    }

    /**
     * The chain with these probabilities.
     *
     * @param steps {@code steps[from][to]}, every row of sum 1
     */
    public static MarkovChain of(double[][] steps) {
        for (double[] row : steps) {
            boolean probabilities =
                    row.length == steps.length && Arrays.stream(row).allMatch(p -> p >= 0 && p <= 1);
            if (!probabilities || Math.abs(Arrays.stream(row).sum() - 1) > 1e-9) {
                throw new IllegalArgumentException("probabilities of the steps of a Markov chain of " + steps.length
                        + " states: expected rows of sum 1, got " + Arrays.deepToString(steps));
            }
        }
        return new MarkovChain(steps, stationary(steps));
    }

    /** Two states that are left with the probabilities p12 and p21, above 0. */
    public static MarkovChain ofTwo(double p12, double p21) {
        Positive.of("p12", p12);
        Positive.of("p21", p21);
        return of(new double[][] {{1 - p12, p12}, {p21, 1 - p21}});
    }

    /**
     * The stationary law by taking out one state after the other (Grassmann, Taksar and Heyman, 1985): sums and quotients of
     * numbers of one sign, so that probabilities near 0 keep all their digits. A state's share of leaving is summed over where
     * it leaves to, never taken as 1 minus staying.
     */
    private static double[] stationary(double[][] steps) {
        int n = steps.length;
        double[][] left = Arrays.stream(steps).map(double[]::clone).toArray(double[][]::new);
        for (int out = n - 1; out > 0; out--) {
            double leaving = sum(left[out], out);
            for (int from = 0; from < out; from++) {
                left[from][out] /= leaving;
                for (int to = 0; to < out; to++) {
                    left[from][to] += left[from][out] * left[out][to];
                }
            }
        }
        double[] law = new double[n];
        law[0] = 1;
        for (int in = 1; in < n; in++) {
            for (int from = 0; from < in; from++) {
                law[in] += law[from] * left[from][in];
            }
        }
        double sum = sum(law, n);
        return Arrays.stream(law).map(weight -> weight / sum).toArray();
    }

    private static double sum(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
    }

    /** Number of states. */
    int states() {
        return stationary.length;
    }

    /** Probability of a step. */
    double step(int from, int to) {
        return steps[from][to];
    }

    /** Stationary probability of a state. */
    double stationary(int state) {
        return stationary[state];
    }
}
