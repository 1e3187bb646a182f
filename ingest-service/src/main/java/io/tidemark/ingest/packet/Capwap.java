package io.tidemark.ingest.packet;

/**
 * CAPWAP data, RFC 5415: an Ethernet or an 802.11 frame between access point and controller; the latter with the two bytes of
 * its frame control swapped, as Cisco's devices send it and Wireshark expects it. Fragments are not put together; DTLS is not
 * decrypted.
 */
final class Capwap implements Layer {

    private static final int MIN_BYTES = 8;
    private static final int WORD_BYTES = 4;
    private static final int PLAIN = 0;
    private static final int LENGTH_SHIFT = 19;
    private static final int LENGTH_WORDS = 0x1f;
    private static final int NATIVE = 0x100;
    private static final int FRAGMENT = 0x80;
    private static final int KEEP_ALIVE = 0x08;
    private static final int IEEE_802_11 = 1;

    private final Layer ethernet;
    private final Layer swappedWlan;

    Capwap(Layer ethernet, Layer swappedWlan) {
        this.ethernet = ethernet;
        this.swappedWlan = swappedWlan;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(MIN_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        if ((cursor.u8(0) & 0xf) != PLAIN) {
            return cursor.end(Outcome.ENCRYPTED);
        }
        int bits = cursor.i32(0);
        int length = (bits >>> LENGTH_SHIFT & LENGTH_WORDS) * WORD_BYTES;
        if (length < MIN_BYTES) {
            return cursor.end(Outcome.MALFORMED_HEADER);
        }
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return payload(cursor, bits);
    }

    private Layer payload(Cursor cursor, int bits) {
        if ((bits & FRAGMENT) != 0) {
            return cursor.end(Outcome.FRAGMENT);
        }
        if ((bits & KEEP_ALIVE) != 0) {
            return cursor.end(Outcome.NOT_IP);
        }
        if ((bits & NATIVE) == 0) {
            return ethernet;
        }
        return binding(bits) == IEEE_802_11 ? swappedWlan : cursor.end(Outcome.NOT_IP);
    }

    private static int binding(int bits) {
        return (bits >>> 9) & 0x1f;
    }
}
