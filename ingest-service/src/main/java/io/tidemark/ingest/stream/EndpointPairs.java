package io.tidemark.ingest.stream;

import java.util.Arrays;

/**
 * Finds the stream of two endpoints: a hash table with open addressing and linear probing, without an object an entry. A key is
 * five words: both addresses, the lower endpoint first, and both ports with the kind of address. Keys lie in the columns of the
 * rows they belong to.
 */
final class EndpointPairs {

    /** No row. */
    static final int NONE = -1;

    private static final int INITIAL_BUCKETS = 1 << 10;

    private final StreamKeys keys;
    private final PairHash hash;
    private int[] buckets = emptyBuckets(INITIAL_BUCKETS);
    private int used;
    /** The row found last: the next packet is often of the same pair. */
    private int latest = NONE;

    /**
     * @param keys the keys of all rows
     * @param hash spreads them over the table
     */
    EndpointPairs(StreamKeys keys, PairHash hash) {
        this.keys = keys;
        this.hash = hash;
    }

    /** Where the search for a hash begins: at its upper bits, as many as the table's size has. */
    private int home(int hashed) {
        return hashed >>> Integer.numberOfLeadingZeros(buckets.length - 1);
    }

    /** The row of a pair of endpoints, {@link #NONE} where it has none. */
    int find(StreamKey key) {
        if (latest != NONE && keys.equal(latest, key)) {
            return latest;
        }
        int mask = buckets.length - 1;
        int bucket = home(key.hash(hash));
        while (buckets[bucket] != NONE && !keys.equal(buckets[bucket], key)) {
            bucket = bucket + 1 & mask;
        }
        latest = buckets[bucket];
        return latest;
    }

    /** Makes a row the newest of its pair of endpoints. */
    void put(StreamKey key, int row) {
        if (2 * (used + 1) > buckets.length) {
            grow();
        }
        int mask = buckets.length - 1;
        int bucket = home(key.hash(hash));
        while (buckets[bucket] != NONE && !keys.equal(buckets[bucket], key)) {
            bucket = bucket + 1 & mask;
        }
        if (buckets[bucket] == NONE) {
            used++;
        }
        buckets[bucket] = row;
        latest = row;
    }

    /** Forgets a row; nothing happens where it is not the newest of its pair any more. */
    void remove(int row) {
        latest = NONE;
        int mask = buckets.length - 1;
        int bucket = home(keys.hash(row, hash));
        while (buckets[bucket] != NONE && buckets[bucket] != row) {
            bucket = bucket + 1 & mask;
        }
        if (buckets[bucket] == row) {
            closeGap(bucket, mask);
            used--;
        }
    }

    /** Moves entries back that were put behind the gap only because it was taken. */
    private void closeGap(int gap, int mask) {
        int hole = gap;
        buckets[hole] = NONE;
        for (int at = gap + 1 & mask; buckets[at] != NONE; at = at + 1 & mask) {
            int home = home(keys.hash(buckets[at], hash));
            if ((at - home & mask) >= (at - hole & mask)) {
                buckets[hole] = buckets[at];
                buckets[at] = NONE;
                hole = at;
            }
        }
    }

    private void grow() {
        int[] old = buckets;
        buckets = emptyBuckets(old.length * 2);
        int mask = buckets.length - 1;
        for (int row : old) {
            if (row != NONE) {
                int bucket = home(keys.hash(row, hash));
                while (buckets[bucket] != NONE) {
                    bucket = bucket + 1 & mask;
                }
                buckets[bucket] = row;
            }
        }
    }

    private static int[] emptyBuckets(int length) {
        int[] empty = new int[length];
        Arrays.fill(empty, NONE);
        return empty;
    }
}
