package io.tidemark.ingest.fuzz;

import java.util.List;

/** Something that reads hostile bytes, and what must be true whatever they are. */
interface FuzzTarget {

    /** Names its corpus and its line of the ledger. */
    String name();

    /** CPU time it is to be fuzzed for, in seconds. */
    int quotaCpuSeconds();

    /** Valid inputs, to start from. */
    List<byte[]> seeds();

    /**
     * Reads an input.
     *
     * @throws AssertionError where anything is wrong, {@link RuntimeException} likewise
     */
    void check(byte[] input);
}
