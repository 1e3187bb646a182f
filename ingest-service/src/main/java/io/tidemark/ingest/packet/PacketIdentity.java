package io.tidemark.ingest.packet;

/**
 * A hash of what stays the same of a packet on its way, so that one that was captured twice can be told: addresses, IPv4's
 * identification, length, and the first {@value #HASHED_BYTES} bytes from the transport header on, checksum included. Not what routers and links change:
 * tags, type of service, hop limit, the header's own checksum.
 *
 * <p>Without an identification, as in IPv6 and as many systems send IPv4 that is not to be fragmented (RFC 6864), two acknowledgments without data
 * look the same that were sent one after another. They have no identity.
 */
final class PacketIdentity {

    /** What is not told from others. */
    static final long NONE = 0;

    /** A TCP header with its usual options, a UDP header and 32 bytes; captures cut at 96 bytes hold as many. */
    private static final int HASHED_BYTES = 40;

    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;
    private static final int WORD_BYTES = Long.BYTES;

    private PacketIdentity() {}

    /** That of the packet whose transport header is at the cursor. */
    static long of(Cursor cursor, boolean quoted) {
        Packet packet = cursor.packet;
        if (packet.identification == 0 && packet.protocol == Protocol.TCP && isBareAcknowledgment(cursor)) {
            return NONE;
        }
        long hash = mix(packet.identification << 1 | (quoted ? 1 : 0), cursor.remaining());
        hash = mix(mix(hash, packet.sourceLow), packet.destinationLow);
        if (packet.addressBytes > Integer.BYTES) {
            hash = mix(mix(hash, packet.sourceHigh), packet.destinationHigh);
        }
        return withBytes(hash, cursor, 0);
    }

    /**
     * A hash of a datagram's payload, never 0: of its length and what is hashed of its bytes.
     *
     * @param headerBytes how far behind the cursor it begins
     */
    static int ofPayload(Cursor cursor, int headerBytes, int payloadBytes) {
        long hash = withBytes(mix(payloadBytes, payloadBytes), cursor, headerBytes);
        return (int) (hash ^ hash >>> Integer.SIZE) | 1;
    }

    private static long withBytes(long start, Cursor cursor, int from) {
        int end = Math.min(cursor.captured(), HASHED_BYTES);
        long hash = start;
        int at = from;
        for (; at + WORD_BYTES <= end; at += WORD_BYTES) {
            hash = mix(hash, cursor.i64(at));
        }
        if (at + Integer.BYTES <= end) {
            hash = mix(hash, cursor.i32(at));
            at += Integer.BYTES;
        }
        for (; at < end; at++) {
            hash = mix(hash, cursor.u8(at));
        }
        return hash;
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word) * MULTIPLIER;
        return mixed ^ mixed >>> Integer.SIZE;
    }

    private static boolean isBareAcknowledgment(Cursor cursor) {
        int headerBytes = (cursor.u8(Tcp.DATA_OFFSET_AT) >>> 4) * Integer.BYTES;
        int closing = TcpFlags.SYN | TcpFlags.FIN;
        return cursor.remaining() <= headerBytes && (cursor.packet.flags & closing) == 0;
    }
}
