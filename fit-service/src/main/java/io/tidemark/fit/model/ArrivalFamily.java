package io.tidemark.fit.model;

import java.util.Collection;

/** A family of distributions of new connections per second. */
interface ArrivalFamily {

    /** Name as in a model's, {@code nb}. */
    String name();

    /**
     * The factor of the posterior for the counts of some protocols together.
     *
     * @param observations what to fit to
     * @param protocols protocols whose counts are added second by second
     */
    ArrivalBlock given(Observations observations, Collection<Protocol> protocols);
}
