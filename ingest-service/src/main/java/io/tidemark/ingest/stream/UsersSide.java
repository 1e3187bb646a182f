package io.tidemark.ingest.stream;

/** Tells which addresses are those of users' hosts. */
@FunctionalInterface
public interface UsersSide {

    /** Where nobody knows. */
    UsersSide UNKNOWN = address -> false;

    /**
     * Whether an address is on the users' side.
     *
     * @param address its bytes: 4 of IPv4, 16 of IPv6, others of what is no IP
     */
    boolean holds(byte[] address);
}
