package io.tidemark.ingest.upload;

import java.util.Comparator;

/**
 * How many TCP connections ended alike.
 *
 * @param flags flags of the last segment as tshark's {@code tcp.flags.str} writes them
 * @param count number of connections
 */
public record Ending(String flags, long count) {

    /** The commonest ending first, those as common in the order of their flags. */
    public static final Comparator<Ending> COMMONEST_FIRST =
            Comparator.comparingLong(Ending::count).reversed().thenComparing(Ending::flags);
}
