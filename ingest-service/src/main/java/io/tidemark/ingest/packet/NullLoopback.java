package io.tidemark.ingest.packet;

/**
 * LINKTYPE_NULL and LINKTYPE_LOOP: 4 bytes with the address family in the byte order of the machine that captured, which
 * nothing tells. Families are small numbers, so the order is the one that makes it small. Some tools write it into the second
 * half of the little-endian word only; read as Wireshark does.
 */
final class NullLoopback implements Layer {

    private static final int HEADER_BYTES = 4;
    private static final int INET = 2;

    private final LayerTable etherTypes;
    private final Layer ipv4;
    private final Layer ipv6;

    NullLoopback(LayerTable etherTypes, Layer ipv4, Layer ipv6) {
        this.etherTypes = etherTypes;
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
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

    /** AF_INET6 is 10 on Linux, 24 on OpenBSD and NetBSD, 28 on FreeBSD, 30 on macOS; some tools write an EtherType. */
    private Layer ofFamily(int family) {
        return switch (family) {
            case INET -> ipv4;
            case 10, 24, 28, 30 -> ipv6;
            default -> etherTypes.get(family >= Ethernet.MIN_ETHER_TYPE && family <= 0xffff ? family : 0);
        };
    }
}
