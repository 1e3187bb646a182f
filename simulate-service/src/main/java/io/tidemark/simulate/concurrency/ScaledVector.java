package io.tidemark.simulate.concurrency;

import java.util.Arrays;

/**
 * The vector v_k = D_k P v_(k-1) over the states of {@link ModulatedCounts} for real z, with a factor taken out of it: v = e^f
 * w, the largest of w 1. It begins with v = 1.
 */
final class ScaledVector {

    private final int states;
    private final double[] values;
    private final double[] next;
    private double logFactor;

    ScaledVector(int states) {
        this.states = states;
        this.values = new double[states];
        this.next = new double[states];
        Arrays.fill(values, 1);
    }

    double value(int state) {
        return values[state];
    }

    double logFactor() {
        return logFactor;
    }

    /**
     * Goes back so many seconds.
     *
     * @param counts counts of a second
     * @param y share of a second's connections that is left, times 1 - z
     */
    void step(ModulatedCounts counts, double y, int seconds) {
        double[] logs = new double[states];
        double largest = Double.NEGATIVE_INFINITY;
        for (int state = 0; state < states; state++) {
            logs[state] = -counts.shapes()[state] * Math.log1p(y / counts.rates()[state]);
            largest = Math.max(largest, logs[state]);
        }
        double[][] matrix = new double[states][states];
        for (int from = 0; from < states; from++) {
            double factor = Math.exp(logs[from] - largest);
            for (int to = 0; to < states; to++) {
                matrix[from][to] = factor * counts.chain().step(from, to);
            }
        }
        multiply(matrix, largest, seconds);
    }

    /** Multiplies by a power of e^log times a matrix. */
    void multiply(double[][] matrix, double log, int exponent) {
        double[][] square = matrix;
        double logSquare = log;
        for (int left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                multiply(square);
                logFactor += logSquare;
            }
            if (left > 1) {
                square = squared(square);
                double largest = largest(square);
                for (double[] row : square) {
                    for (int to = 0; to < states; to++) {
                        row[to] /= largest;
                    }
                }
                logSquare = 2 * logSquare + Math.log(largest);
            }
        }
    }

    private void multiply(double[][] matrix) {
        double largest = 0;
        for (int from = 0; from < states; from++) {
            next[from] = 0;
            for (int to = 0; to < states; to++) {
                next[from] += matrix[from][to] * values[to];
            }
            largest = Math.max(largest, next[from]);
        }
        for (int state = 0; state < states; state++) {
            values[state] = next[state] / largest;
        }
        logFactor += Math.log(largest);
    }

    private double[][] squared(double[][] matrix) {
        double[][] square = new double[states][states];
        for (int i = 0; i < states; i++) {
            for (int k = 0; k < states; k++) {
                for (int j = 0; j < states; j++) {
                    square[i][j] += matrix[i][k] * matrix[k][j];
                }
            }
        }
        return square;
    }

    private static double largest(double[][] matrix) {
        double largest = 0;
        for (double[] row : matrix) {
            for (double value : row) {
                largest = Math.max(largest, value);
            }
        }
        return largest;
    }
}
