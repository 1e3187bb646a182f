package io.tidemark.ingest.packet;

/**
 * IPv4, RFC 791. A total length of 0 is what a sending host sees of a segment that its network card will cut up: the
 * frame's length stands for it. Checksums are looked at only to tell a packet in a tunnel from what looks
 * like one. As in Wireshark 4.0 fragments of
 * different VLANs do not belong together.
 */
final class Ipv4 implements Layer {

    private static final int MIN_HEADER_BYTES = 20;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int OFFSET_MASK = 0x1fff;
    private static final int CHECKSUM_AT = 10;

    private final LayerTable ipProtocols;
    private final Reassembly reassembly;

    Ipv4(LayerTable ipProtocols, Reassembly reassembly) {
        this.ipProtocols = ipProtocols;
        this.reassembly = reassembly;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(MIN_HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int headerBytes = (cursor.u8(0) & 0xf) * 4;
        int totalLength = cursor.u16(2);
        boolean lengthFits = totalLength == 0 || totalLength >= headerBytes;
        if (cursor.u8(0) >>> 4 != 4 || headerBytes < MIN_HEADER_BYTES || !lengthFits) {
            return cursor.end(Outcome.MALFORMED_HEADER);
        }
        if (!cursor.has(headerBytes)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        if (cursor.inTunnel() && totalLength <= cursor.remaining() && hasRightChecksum(cursor, headerBytes)) {
            cursor.enterTunnel();
        }
        if (totalLength > 0) {
            cursor.endAfter(totalLength);
        }
        return decodeChecked(cursor, headerBytes);
    }

    /** RFC 1071: the sum of all words is -0. A sum of 0 is one that a network card is yet to fill in. */
    private static boolean hasRightChecksum(Cursor cursor, int headerBytes) {
        int sum = 0;
        for (int at = 0; at < headerBytes; at += Short.BYTES) {
            sum += cursor.u16(at);
        }
        return (sum & 0xffff) + (sum >>> Short.SIZE) == 0xffff || cursor.u16(CHECKSUM_AT) == 0;
    }

    private Layer decodeChecked(Cursor cursor, int headerBytes) {
        readAddresses(cursor);
        int fragment = cursor.u16(6);
        int protocol = cursor.u8(9);
        long identification = (long) cursor.vlan() << Integer.SIZE | (long) protocol << Short.SIZE | cursor.u16(4);
        cursor.advance(headerBytes);
        boolean more = (fragment & MORE_FRAGMENTS) != 0;
        int fragmentOffset = (fragment & OFFSET_MASK) * 8;
        if (!more && fragmentOffset == 0) {
            return ipProtocols.get(protocol);
        }
        return reassembly.add(cursor, identification, fragmentOffset, more, ipProtocols.get(protocol));
    }

    private static void readAddresses(Cursor cursor) {
        Packet packet = cursor.packet;
        cursor.enterIp();
        packet.identification = cursor.u16(4);
        packet.hopLimit = cursor.u8(8);
        packet.addressBytes = 4;
        packet.sourceHigh = 0;
        packet.sourceLow = cursor.u32(12);
        packet.destinationHigh = 0;
        packet.destinationLow = cursor.u32(16);
    }
}
