package io.tidemark.fit.diagnostics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * Draws of one quantity: chain by draw, all chains of the same length.
 *
 * @param draws chain by draw
 */
record Chains(double[][] draws) {

    Chains {
        if (draws.length == 0 || draws[0].length == 0) {
            throw new IllegalArgumentException("there are no draws");
        }
        for (double[] chain : draws) {
            if (chain.length != draws[0].length) {
                throw new IllegalArgumentException(
                        "chains have " + draws[0].length + " and " + chain.length + " draws; they must be as long");
            }
        }
    }

    /** Draws of one parameter, given chain by draw by parameter. */
    static Chains of(double[][][] draws, int parameter) {
        return new Chains(Arrays.stream(draws)
                .map(chain -> Arrays.stream(chain)
                        .mapToDouble(draw -> draw[parameter])
                        .toArray())
                .toArray(double[][]::new));
    }

    int count() {
        return draws.length;
    }

    int length() {
        return draws[0].length;
    }

    /** All draws, ascending. */
    double[] sorted() {
        double[] sorted = new double[count() * length()];
        for (int chain = 0; chain < draws.length; chain++) {
            System.arraycopy(draws[chain], 0, sorted, chain * length(), length());
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** Each chain cut into its halves; the middle draw of an odd number is dropped. */
    Chains split() {
        int half = length() / 2;
        return new Chains(Arrays.stream(draws)
                .flatMap(chain -> Stream.of(
                        Arrays.copyOf(chain, half), Arrays.copyOfRange(chain, chain.length - half, chain.length)))
                .toArray(double[][]::new));
    }

    /** A function of every draw. */
    Chains map(DoubleUnaryOperator function) {
        return new Chains(Arrays.stream(draws)
                .map(chain -> Arrays.stream(chain).map(function).toArray())
                .toArray(double[][]::new));
    }

    /** Mean of each chain. */
    double[] means() {
        return Arrays.stream(draws)
                .mapToDouble(chain -> Arrays.stream(chain).sum() / chain.length)
                .toArray();
    }

    /** Whether all draws are finite and not all the same, without which nothing can be diagnosed. */
    boolean vary() {
        double first = draws[0][0];
        return Arrays.stream(draws).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)
                && Arrays.stream(draws).flatMapToDouble(Arrays::stream).anyMatch(value -> value != first);
    }
}
