package io.tidemark.ingest.host;

import io.tidemark.ingest.stream.Pseudonyms;
import io.tidemark.ingest.stream.UsersSide;
import java.util.Arrays;
import java.util.Optional;

/**
 * Numbers the inside hosts from 0 in the order they are met, and names them by their number while the streams are gone through: so
 * only those that are told of need a pseudonym in the end. A hash table with open addressing, some 32 bytes a host.
 */
final class HostNumbers implements Pseudonyms {

    /** Stands for an address outside. */
    static final String OUTSIDE = "";

    /** Stands for an address that is not one of IP. */
    static final String UNKNOWN = "?";

    private static final int NONE = -1;
    private static final int INITIAL_HOSTS = 256;
    private static final long MIXER = 0x9e37_79b9_7f4a_7c15L;

    private final UsersSide inside;
    private long[] high = new long[INITIAL_HOSTS];
    private long[] low = new long[INITIAL_HOSTS];
    private int[] buckets = emptyBuckets(2 * INITIAL_HOSTS);
    private int size;

    HostNumbers(InsideNetworks inside) {
        this.inside = inside.side();
    }

    @Override
    public String of(byte[] bytes) {
        Optional<Address> address = Address.of(bytes);
        if (address.isEmpty()) return UNKNOWN;
        return inside.holds(bytes) ? Integer.toString(number(address.get())) : OUTSIDE;
    }

    /** The address of a number. */
    Address address(int number) {
        return new Address(high[number], low[number]);
    }

    private int number(Address address) {
        int bucket = bucket(address.high(), address.low());
        if (buckets[bucket] != NONE) return buckets[bucket];
        if (size == high.length) {
            grow();
            bucket = bucket(address.high(), address.low());
        }
        high[size] = address.high();
        low[size] = address.low();
        buckets[bucket] = size;
        return size++;
    }

    /** Where an address is, or would be. */
    private int bucket(long addressHigh, long addressLow) {
        int mask = buckets.length - 1;
        long hash = (addressHigh * MIXER ^ addressLow) * MIXER;
        int bucket = (int) (hash >>> Integer.SIZE) & mask;
        while (buckets[bucket] != NONE
                && (low[buckets[bucket]] != addressLow || high[buckets[bucket]] != addressHigh)) {
            bucket = bucket + 1 & mask;
        }
        return bucket;
    }

    private void grow() {
        high = Arrays.copyOf(high, 2 * size);
        low = Arrays.copyOf(low, 2 * size);
        buckets = emptyBuckets(4 * size);
        for (int number = 0; number < size; number++) {
            buckets[bucket(high[number], low[number])] = number;
        }
    }

    private static int[] emptyBuckets(int length) {
        int[] empty = new int[length];
        Arrays.fill(empty, NONE);
        return empty;
    }
}
