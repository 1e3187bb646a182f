package io.tidemark.simulate.concurrency;

import java.util.ArrayList;
import java.util.List;

/**
 * Steps of {@link ModulatedCounts} through seconds of which one share of the connections is left: the matrix (D P)^h for h
 * seconds, D the states' generating functions on the diagonal, as a power series in x, share times 1 - z up to a constant. It is
 * kept as e^(-c(x)) N(x) with pi N 1 = 1, since e^(-c) alone has terms that grow and cancel where many connections are expected.
 */
final class SeriesOfSeconds {

    private final MarkovChain chain;
    private final double[][][] matrix;
    private final double[] exponent;

    private SeriesOfSeconds(MarkovChain chain, double[][][] matrix, double[] exponent) {
        this.chain = chain;
        this.matrix = matrix;
        this.exponent = exponent;
        normalise();
    }

    /**
     * One second.
     *
     * @param scale what share times 1 - z is for x = 1
     */
    static SeriesOfSeconds one(ModulatedCounts counts, double scale) {
        MarkovChain chain = counts.chain();
        double[][][] matrix = zero(chain.states());
        for (int from = 0; from < matrix.length; from++) {
            double[] ofState = PowerSeries.binomial(scale / counts.rates()[from], counts.shapes()[from]);
            for (int to = 0; to < matrix.length; to++) {
                PowerSeries.addMultiple(chain.step(from, to), ofState, matrix[from][to]);
            }
        }
        return new SeriesOfSeconds(chain, matrix, PowerSeries.zero());
    }

    /** Those of so many seconds at each index, from this series of one second. */
    List<SeriesOfSeconds> of(LagBlocks.Run[] runs) {
        List<SeriesOfSeconds> powersOfTwo = new ArrayList<>(List.of(this));
        List<SeriesOfSeconds> ofRuns = new ArrayList<>();
        for (LagBlocks.Run run : runs) {
            SeriesOfSeconds product = null;
            for (int bit = 0; run.seconds() >> bit > 0; bit++) {
                if (bit == powersOfTwo.size()) {
                    SeriesOfSeconds half = powersOfTwo.get(bit - 1);
                    powersOfTwo.add(half.then(half));
                }
                if ((run.seconds() >> bit & 1) == 1) {
                    SeriesOfSeconds factor = powersOfTwo.get(bit);
                    product = product == null ? factor : product.then(factor);
                }
            }
            ofRuns.add(product);
        }
        return ofRuns;
    }

    private SeriesOfSeconds then(SeriesOfSeconds other) {
        double[][][] product = zero(matrix.length);
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                for (int k = 0; k < matrix.length; k++) {
                    PowerSeries.addProduct(matrix[i][k], other.matrix[k][j], product[i][j]);
                }
            }
        }
        double[] sum = exponent.clone();
        PowerSeries.addMultiple(1, other.exponent, sum);
        return new SeriesOfSeconds(chain, product, sum);
    }

    private void normalise() {
        double[] whole = PowerSeries.zero();
        for (int from = 0; from < matrix.length; from++) {
            for (double[] series : matrix[from]) {
                PowerSeries.addMultiple(chain.stationary(from), series, whole);
            }
        }
        whole[0] = 1;
        PowerSeries.subtractLog(whole, exponent);
        for (double[][] row : matrix) {
            for (double[] series : row) {
                PowerSeries.divide(series, whole);
            }
        }
    }

    /**
     * Goes on with these seconds, of which a share is left, from e^(-c) r, r a row of series over the states whose sum is 1.
     *
     * @param row r, which is replaced
     * @param c the exponent, which is replaced
     */
    void advance(double share, double[][] row, double[] c) {
        double[][] next = new double[row.length][PowerSeries.ORDER + 1];
        double[] whole = PowerSeries.zero();
        for (int to = 0; to < row.length; to++) {
            for (int from = 0; from < row.length; from++) {
                double[] stretched = PowerSeries.zero();
                PowerSeries.addStretched(matrix[from][to], share, stretched);
                PowerSeries.addProduct(row[from], stretched, next[to]);
            }
            PowerSeries.addMultiple(1, next[to], whole);
        }
        whole[0] = 1;
        PowerSeries.addStretched(exponent, share, c);
        PowerSeries.subtractLog(whole, c);
        for (int to = 0; to < row.length; to++) {
            PowerSeries.divide(next[to], whole);
            System.arraycopy(next[to], 0, row[to], 0, next[to].length);
        }
    }

    private static double[][][] zero(int states) {
        return new double[states][states][PowerSeries.ORDER + 1];
    }
}
