package io.tidemark.ingest.stream;

import io.tidemark.ingest.packet.Protocol;

/**
 * Tells by its addresses what never crosses a firewall between networks: multicast (RFC 1112, RFC 4291), broadcast (RFC 919), link-local
 * (RFC 3927, RFC 4291), loopback and unspecified addresses (RFC 1122, RFC 4291), of either endpoint. Masks are not known, so the broadcast of a subnet
 * is told only where both endpoints of UDP share 24 bits and one has none but ones behind them: such a datagram stays in its subnet,
 * whatever the mask.
 */
final class LocalTraffic {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final long LIMITED_BROADCAST = 0xffffffffL;
    private static final long LAST_OCTET = 0xff;
    private static final long IPV6_LOOPBACK = 1;

    private LocalTraffic() {}

    /** Whether all between these endpoints is local. */
    static boolean isBetween(StreamKey key, Protocol protocol) {
        return switch ((int) (key.kindAndPorts >>> Integer.SIZE)) {
            case IPV4_BYTES ->
                isLocal(key.firstLow)
                        || isLocal(key.secondLow)
                        || protocol == Protocol.UDP && isSubnetBroadcast(key.firstLow, key.secondLow);
            case IPV6_BYTES -> isLocal(key.firstHigh, key.firstLow) || isLocal(key.secondHigh, key.secondLow);
            default -> false;
        };
    }

    private static boolean isLocal(long ipv4) {
        int firstOctet = (int) (ipv4 >>> 24);
        boolean multicast = firstOctet >>> 4 == 0xe;
        boolean linkLocal = ipv4 >>> 16 == 0xa9fe;
        return multicast || linkLocal || firstOctet == 127 || ipv4 == 0 || ipv4 == LIMITED_BROADCAST;
    }

    private static boolean isSubnetBroadcast(long ipv4, long other) {
        boolean hasBroadcast = (ipv4 & LAST_OCTET) == LAST_OCTET || (other & LAST_OCTET) == LAST_OCTET;
        return hasBroadcast && ipv4 >>> 8 == other >>> 8;
    }

    private static boolean isLocal(long ipv6High, long ipv6Low) {
        boolean multicast = ipv6High >>> 56 == 0xff;
        boolean linkLocal = ipv6High >>> 54 == 0xfe80 >>> 6;
        boolean unspecifiedOrLoopback = ipv6High == 0 && (ipv6Low == 0 || ipv6Low == IPV6_LOOPBACK);
        return multicast || linkLocal || unspecifiedOrLoopback;
    }
}
