package io.tidemark.ingest.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IP network in CIDR notation (RFC 4632, RFC 4291 section 2.3). Bits behind the prefix do not matter, so {@code 10.1.2.3/8} is
 * {@code 10.0.0.0/8}.
 *
 * @param first its first address
 * @param prefixBits length of the prefix in the 128 bits of {@link Address}
 */
record Network(Address first, int prefixBits) {

    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

    /** Bytes with dots between, or hexadecimal digits with colons, so that no text is ever looked up as a name. */
    private static final Pattern CIDR =
            Pattern.compile("(" + BYTE + "(?:\\." + BYTE + "){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/(\\d{1,3})");

    private static final int BITS = 128;

    Network {
        long highMask = mask(prefixBits);
        long lowMask = mask(prefixBits - Long.SIZE);
        first = new Address(first.high() & highMask, first.low() & lowMask);
    }

    /**
     * Reads a network such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}.
     *
     * @throws IllegalArgumentException that names what was found
     */
    static Network parse(String cidr) {
        Matcher parts = CIDR.matcher(cidr);
        if (parts.matches()) {
            Optional<Address> address = address(parts.group(1));
            int unwritten = address.filter(Address::isIpv4).isPresent() ? Address.MAPPED_BITS : 0;
            int prefix = unwritten + Integer.parseInt(parts.group(2));
            if (address.isPresent() && prefix <= BITS) return new Network(address.get(), prefix);
        }
        throw new IllegalArgumentException(
                "expected a network such as 10.0.0.0/8 or 2001:db8::/32, found \"" + cidr + "\"");
    }

    private static Optional<Address> address(String text) {
        try {
            return Address.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(Address address) {
        return address.isIpv4() == first.isIpv4()
                && (address.high() & mask(prefixBits)) == first.high()
                && (address.low() & mask(prefixBits - Long.SIZE)) == first.low();
    }

    private static long mask(int bits) {
        if (bits <= 0) return 0;
        return bits >= Long.SIZE ? -1L : -1L << Long.SIZE - bits;
    }

    /** CIDR notation, the same for the same network. */
    @Override
    public String toString() {
        int unwritten = first.isIpv4() ? Address.MAPPED_BITS : 0;
        try {
            String address = InetAddress.getByAddress(first.bytes()).getHostAddress();
            return address.replaceFirst("(:0){2,}$", "::") + "/" + (prefixBits - unwritten);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
