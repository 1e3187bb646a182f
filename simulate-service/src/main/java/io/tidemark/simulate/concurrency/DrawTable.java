package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.family.FamilyParameter;
import java.util.Arrays;
import java.util.List;

/**
 * Posterior draws by parameter: {@code columns[parameter][draw]}, on the scale the parameters are named for.
 *
 * @param parameters names of the parameters
 * @param columns the draws of each parameter, all of one length
 */
public record DrawTable(List<String> parameters, double[][] columns) {

    public DrawTable {
        parameters = List.copyOf(parameters);
        if (parameters.isEmpty() || parameters.size() != columns.length) {
            throw new IllegalArgumentException(
                    "expected one column for each of " + parameters + ", got " + columns.length);
        }
        int draws = columns[0].length;
        if (draws == 0 || Arrays.stream(columns).anyMatch(column -> column.length != draws)) {
            throw new IllegalArgumentException("expected columns of one length above 0 for " + parameters);
        }
    }

    /** Number of draws. */
    public int draws() {
        return columns[0].length;
    }

    /** Whether there is a parameter of this name. */
    public boolean has(String parameter) {
        return parameters.contains(parameter);
    }

    /** Whether the name of any parameter begins so. */
    public boolean hasAnyOf(String prefix) {
        return parameters.stream().anyMatch(parameter -> parameter.startsWith(prefix));
    }

    /**
     * All draws of one parameter.
     *
     * @throws IllegalArgumentException where there is no such parameter
     */
    public double[] column(String parameter) {
        int index = parameters.indexOf(parameter);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "expected draws of the parameter " + parameter + ", found those of " + parameters);
        }
        return columns[index];
    }

    /**
     * An element of a parameter with indices.
     *
     * @param indices its indices
     * @param draws all draws of it
     */
    record Element(int[] indices, double[] draws) {

        /** One of its indices, counted from 0. */
        int index(int position) {
            return indices[position];
        }
    }

    /** The elements that there are of a parameter with indices, in the order of the columns; its names begin with a prefix. */
    List<Element> elements(String prefix, FamilyParameter parameter) {
        return parameters.stream()
                .filter(name -> name.startsWith(prefix))
                .flatMap(name -> parameter.indicesOf(name.substring(prefix.length())).stream()
                        .map(indices -> new Element(indices, column(name))))
                .toList();
    }

    /** The draws of these numbers, in this order. */
    DrawTable inOrder(int[] order) {
        return new DrawTable(
                parameters,
                Arrays.stream(columns)
                        .map(column -> Arrays.stream(order)
                                .mapToDouble(draw -> column[draw])
                                .toArray())
                        .toArray(double[][]::new));
    }

    /** At most so many of the draws, evenly spaced. */
    public DrawTable thinned(int most) {
        int draws = draws();
        if (draws <= most) {
            return this;
        }
        double[][] thinned = new double[columns.length][most];
        for (int parameter = 0; parameter < columns.length; parameter++) {
            for (int i = 0; i < most; i++) {
                thinned[parameter][i] = columns[parameter][(int) ((i + 0.5) * draws / most)];
            }
        }
        return new DrawTable(parameters, thinned);
    }
}
