package io.tidemark.ingest.packet;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts fragments of IP packets together, as far as it takes to read the headers that the first of them holds. A packet counts
 * once, on the frame that completes it. Fragments cut by the capture cannot be put together: then the first of IPv4 stands for
 * the packet, and the others count for nothing. At most {@value #MAX_PENDING} packets are waited for; the oldest gives way.
 */
final class Reassembly {

    private static final int MAX_PENDING = 1_024;

    private final Map<Key, Fragments> pending = new LinkedHashMap<>();

    private record Key(
            int addressBytes,
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            long identification) {}

    /**
     * Takes the fragment whose payload is at the cursor.
     *
     * @param identification what all fragments of the packet share, besides their addresses
     * @param offset where in the packet's payload the fragment belongs, in bytes
     * @param more whether another fragment follows it
     * @param next decodes the payload
     * @return {@code next} where the payload can be read now
     */
    Layer add(Cursor cursor, long identification, int offset, boolean more, Layer next) {
        if (!cursor.whole()) {
            return addCut(cursor, offset, next);
        }
        Key key = key(cursor.packet, identification);
        Fragments fragments = pending.computeIfAbsent(key, absent -> new Fragments());
        fragments.add(cursor, offset, cursor.captured(), more);
        if (!fragments.complete()) {
            dropOldest();
            return cursor.end(Outcome.FRAGMENT);
        }
        pending.remove(key);
        fragments.continueWith(cursor);
        return next;
    }

    private static Layer addCut(Cursor cursor, int offset, Layer next) {
        if (offset > 0) {
            return cursor.end(Outcome.FRAGMENT);
        }
        cursor.enterLoneFragment();
        return next;
    }

    private void dropOldest() {
        if (pending.size() > MAX_PENDING) {
            pending.remove(pending.keySet().iterator().next());
        }
    }

    private static Key key(Packet packet, long identification) {
        return new Key(
                packet.addressBytes,
                packet.sourceHigh,
                packet.sourceLow,
                packet.destinationHigh,
                packet.destinationLow,
                identification);
    }
}
