package io.tidemark.simulate.concurrency;

import java.util.List;
import java.util.function.IntFunction;

/** A family of arrival laws, chosen by its name in the name of a model. */
public interface ArrivalFamily {

    /** Name of the family, as in {@code nb+gamma}. */
    String name();

    /**
     * The arrivals of one user under each posterior draw.
     *
     * @param draws the posterior draws
     * @param usersOfCaptures number of people in each of the captures that were fitted
     * @return from the number of a draw, from 0, to its law
     * @throws IllegalArgumentException where a parameter is missing, or the captures are none that the family describes
     */
    IntFunction<ArrivalLaw> laws(DrawTable draws, List<Integer> usersOfCaptures);
}
