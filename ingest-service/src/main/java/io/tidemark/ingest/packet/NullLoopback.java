package io.tidemark.ingest.packet;

/**
 * LINKTYPE_NULL and LINKTYPE_LOOP: 4 bytes with the address family in the byte order of the machine that captured, which
 * nothing tells. Families are small numbers, so the order is the one that makes it small. Some tools write it into the second
 * half of the little-endian word only; read as Wireshark does.
 */
final class NullLoopback implements Layer {

    private static final int HEADER_BYTES = 4;

    private final LayerTable etherTypes;
    private final BsdFamily families;

    NullLoopback(LayerTable etherTypes, BsdFamily families) {
        this.etherTypes = etherTypes;
        this.families = families;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int word = Integer.reverseBytes(cursor.i32(0));
        cursor.advance(HEADER_BYTES);
        return ofFamily(family(word));
    }

    private static int family(int littleEndianWord) {
        int upper = littleEndianWord >>> Short.SIZE;
        if (upper == 0) {
            return littleEndianWord;
        }
        return upper < 0x100 ? Short.reverseBytes((short) upper) & 0xffff : Integer.reverseBytes(littleEndianWord);
    }

    /** Some tools write an EtherType instead. */
    private Layer ofFamily(int family) {
        Layer next = families.layer(family);
        if (next != Layer.END) {
            return next;
        }
        return etherTypes.get(family >= Ethernet.MIN_ETHER_TYPE && family <= 0xffff ? family : 0);
    }
}
