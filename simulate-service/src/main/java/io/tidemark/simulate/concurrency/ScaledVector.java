package io.tidemark.simulate.concurrency;

import java.util.Arrays;

/**
 * The vector v_k = D_k P v_(k-1) over the states of {@link ModulatedCounts} for real z, with a factor taken out of it: v = e^f
 * w, the largest of w between 1 and 2. It begins with v = 1.
 */
final class ScaledVector {

    private final int states;
    private final double[] values;
    private final double[] nextValues;

    /** A matrix and room for its square, row by row. */
    private final double[] matrix;

    private final double[] square;

    private double logFactor;

    ScaledVector(int states) {
        this.states = states;
        this.values = new double[states];
        this.nextValues = new double[states];
        this.matrix = new double[states * states];
        this.square = new double[states * states];
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
        double largest = Double.NEGATIVE_INFINITY;
        for (int state = 0; state < states; state++) {
            nextValues[state] = -counts.shapes()[state] * Math.log1p(y / counts.rates()[state]);
            largest = Math.max(largest, nextValues[state]);
        }
        for (int from = 0; from < states; from++) {
            double factor = Math.exp(nextValues[from] - largest);
            for (int to = 0; to < states; to++) {
                matrix[from * states + to] = factor * counts.chain().step(from, to);
            }
        }
        logFactor += largest * seconds;
        multiply(seconds);
    }

    /** Multiplies by a power of a matrix of numbers of 0 or more. */
    void multiply(double[][] by, int exponent) {
        for (int from = 0; from < states; from++) {
            System.arraycopy(by[from], 0, matrix, from * states, states);
        }
        multiply(exponent);
    }

    /** Factors taken out are powers of two, which rounds nothing. */
    private void multiply(int exponent) {
        double takenOutOfMatrix = 0;
        double takenOut = 0;
        for (int left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                multiplyOnce();
                takenOut += takenOutOfMatrix + scale(values);
            }
            if (left > 1) {
                squareMatrix();
                takenOutOfMatrix = 2 * takenOutOfMatrix + scale(matrix);
            }
        }
        logFactor += takenOut * Math.log(2);
    }

    private void multiplyOnce() {
        for (int from = 0; from < states; from++) {
            double sum = 0;
            for (int to = 0; to < states; to++) {
                sum += matrix[from * states + to] * values[to];
            }
            nextValues[from] = sum;
        }
        System.arraycopy(nextValues, 0, values, 0, states);
    }

    private void squareMatrix() {
        for (int i = 0; i < states; i++) {
            for (int j = 0; j < states; j++) {
                double sum = 0;
                for (int k = 0; k < states; k++) {
                    sum += matrix[i * states + k] * matrix[k * states + j];
                }
                square[i * states + j] = sum;
            }
        }
        System.arraycopy(square, 0, matrix, 0, matrix.length);
    }

    /** Takes out the largest power of two that the largest value has, if there is one above 0; returns its exponent. */
    private static int scale(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        if (largest < Double.MIN_NORMAL) {
            return 0;
        }
        int exponent = Math.getExponent(largest);
        double scale = Math.scalb(1.0, -exponent);
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        return exponent;
    }
}
