package io.tidemark.fit.model;

import io.tidemark.contracts.family.Families;
import io.tidemark.contracts.family.FamilyParameter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A parameter of a model, on the scale its name and prior refer to.
 *
 * @param name name as in draws and summaries, {@code nb_alpha} or {@code tcp.g_beta}
 * @param unit unit, {@code 1} where it has none
 * @param prior prior as the Stan language writes it, {@code exponential(0.5)}
 */
public record Parameter(String name, String unit, String prior) {

    /** A parameter of the table of families, with a number for each of its indices. */
    static Parameter of(FamilyParameter parameter, String prior, int... indices) {
        return new Parameter(parameter.at(indices), parameter.unit(), prior);
    }

    /** Elements of a vector, named as in Stan: {@code mu[1], mu[2]}. */
    static List<Parameter> indexed(FamilyParameter vector, int first, int last, String prior) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(index -> of(vector, prior, index))
                .toList();
    }

    /** The same parameter, its name prefixed with a protocol's: {@code g_alpha} becomes {@code tcp.g_alpha}. */
    public Parameter of(Protocol protocol) {
        return new Parameter(protocol.of(Families.TABLE.prefixes()) + name, unit, prior);
    }
}
