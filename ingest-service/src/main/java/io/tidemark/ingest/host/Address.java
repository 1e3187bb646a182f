package io.tidemark.ingest.host;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An IP address in 128 bits. IPv4 is written as IPv6 maps it, {@code ::ffff:0:0/96} (RFC 4291, section 2.5.5.2).
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
record Address(long high, long low) {

    /** Bits before an IPv4 address in its mapped form. */
    static final int MAPPED_BITS = 96;

    private static final long MAPPED = 0xffffL << Integer.SIZE;
    private static final long IPV4_MASK = 0xffff_ffffL;

    /** The address in these bytes; none where they are not 4 or 16, as those of Ethernet are not. */
    static Optional<Address> of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return switch (bytes.length) {
            case Integer.BYTES -> Optional.of(new Address(0, MAPPED | buffer.getInt() & IPV4_MASK));
            case 2 * Long.BYTES -> Optional.of(new Address(buffer.getLong(), buffer.getLong()));
            default -> Optional.empty();
        };
    }

    boolean isIpv4() {
        return high == 0 && (low & ~IPV4_MASK) == MAPPED;
    }

    /** Its bytes: 4 of IPv4, 16 of IPv6. */
    byte[] bytes() {
        return isIpv4()
                ? ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array()
                : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }
}
