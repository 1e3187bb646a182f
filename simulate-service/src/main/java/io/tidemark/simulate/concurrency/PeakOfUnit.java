package io.tidemark.simulate.concurrency;

import java.util.function.LongToDoubleFunction;

/**
 * P(max of the counts of T consecutive seconds &lt;= n) for one unit of {@link ModulatedCounts}, exactly: pi (D P)^T 1 with
 * D the probabilities of a count of at most n in each state.
 *
 * @param counts counts of the unit
 * @param seconds T
 */
record PeakOfUnit(ModulatedCounts counts, int seconds) implements LongToDoubleFunction {

    @Override
    public double applyAsDouble(long n) {
        if (n < 0) {
            return 0;
        }
        MarkovChain chain = counts.chain();
        double[][] matrix = new double[chain.states()][chain.states()];
        for (int from = 0; from < matrix.length; from++) {
            double atMost = 1 - NegativeBinomialTail.above(counts.shapes()[from], counts.rates()[from], n);
            for (int to = 0; to < matrix.length; to++) {
                matrix[from][to] = Math.max(atMost, 0) * chain.step(from, to);
            }
        }
        ScaledVector vector = new ScaledVector(matrix.length);
        vector.multiply(matrix, seconds);
        double sum = 0;
        for (int state = 0; state < matrix.length; state++) {
            sum += chain.stationary(state) * vector.value(state);
        }
        return sum * Math.exp(vector.logFactor());
    }
}
