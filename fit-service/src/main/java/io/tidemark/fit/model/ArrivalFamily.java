package io.tidemark.fit.model;

import java.util.Collection;
import java.util.function.Supplier;

/** A family of distributions of new connections per second. */
interface ArrivalFamily {

    /** Name as in a model's, {@code nb}. */
    String name();

    /**
     * The factor of the posterior for the counts of some protocols together. What it needs of the observations is prepared
     * once; each block that is made has scratch space of its own, for one thread.
     *
     * @param observations what to fit to
     * @param protocols protocols whose counts are added second by second
     */
    Supplier<ArrivalBlock> given(Observations observations, Collection<Protocol> protocols);
}
