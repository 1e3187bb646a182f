package io.tidemark.simulate.concurrency;

import java.util.function.IntFunction;

/** A family of duration laws, chosen by its name in the name of a model. */
public interface DurationFamily {

    /** Name of the family, as in {@code nb+gamma}. */
    String name();

    /**
     * The law of each posterior draw.
     *
     * @param draws the posterior draws
     * @param prefix what the names of the family's parameters begin with: {@code tcp.}, {@code udp.} or nothing
     * @return from the number of a draw, from 0, to its law
     * @throws IllegalArgumentException where a parameter is missing
     */
    IntFunction<DurationLaw> laws(DrawTable draws, String prefix);
}
