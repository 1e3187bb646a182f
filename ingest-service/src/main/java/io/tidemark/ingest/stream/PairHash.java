package io.tidemark.ingest.stream;

import java.util.SplittableRandom;

/**
 * Hashes pairs of endpoints by a secret key, so that no one who makes a capture can make its streams collide: NH of UMAC (RFC
 * 4418, 5.2), by which any two pairs collide with probability 2^-32, then a mixing that loses nothing (as the last steps of
 * MurmurHash3).
 */
final class PairHash {

    private static final long LOWER_HALF = 0xffff_ffffL;
    private static final long MIXER = 0x9e37_79b9_7f4a_7c15L;

    private final long firstHighKey;
    private final long firstLowKey;
    private final long secondHighKey;
    private final long secondLowKey;
    private final long kindAndPortsKey;
    private final long oddKey;

    /**
     * @param seed the key; what streams there are does not depend on it
     */
    PairHash(long seed) {
        SplittableRandom keys = new SplittableRandom(seed);
        firstHighKey = keys.nextLong();
        firstLowKey = keys.nextLong();
        secondHighKey = keys.nextLong();
        secondLowKey = keys.nextLong();
        kindAndPortsKey = keys.nextLong();
        oddKey = keys.nextLong() | 1;
    }

    /** The hash of a pair in the words of {@link StreamKey}; its upper bits are the best. */
    int of(long firstHigh, long firstLow, long secondHigh, long secondLow, long kindAndPorts) {
        long sum = product(firstHigh, firstHighKey)
                + product(firstLow, firstLowKey)
                + product(secondHigh, secondHighKey)
                + product(secondLow, secondLowKey)
                + product(kindAndPorts, kindAndPortsKey);
        long mixed = (sum ^ sum >>> Integer.SIZE) * oddKey;
        return (int) ((mixed ^ mixed >>> Integer.SIZE) * MIXER >>> Integer.SIZE);
    }

    /** Both halves of a word, each plus its half of the key, multiplied. */
    private static long product(long word, long key) {
        long lower = word + key & LOWER_HALF;
        long upper = (word >>> Integer.SIZE) + (key >>> Integer.SIZE) & LOWER_HALF;
        return lower * upper;
    }
}
