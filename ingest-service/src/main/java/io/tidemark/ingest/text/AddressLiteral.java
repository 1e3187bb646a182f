package io.tidemark.ingest.text;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An address as text: IPv4 with four decimal parts, IPv6 as RFC 4291, 2.2 writes it in any of its forms, or six bytes of Ethernet. It
 * is read strictly and never looked up as a name. Scopes ({@code fe80::1%eth0}) are refused.
 */
public final class AddressLiteral {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int GROUP_BYTES = 2;
    private static final int GROUP_DIGITS = 4;
    /** Eight groups of four digits with an IPv4 address in the last two. */
    private static final int MAX_LENGTH = 45;

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern ETHERNET = Pattern.compile("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final String GAP = "::";

    private AddressLiteral() {}

    /**
     * The bytes of an address, most significant first.
     *
     * @return 4 bytes of IPv4, 16 of IPv6 or 6 of Ethernet
     * @throws WrongFieldException where it is none of these
     */
    public static byte[] bytes(String text) throws WrongFieldException {
        if (ETHERNET.matcher(text).matches()) {
            return HexFormat.of().parseHex(text.replaceAll("[:-]", ""));
        }
        if (IPV4.matcher(text).matches()) {
            return ipv4(text);
        }
        if (text.indexOf(':') >= 0) {
            return ipv6(text);
        }
        throw WrongFieldException.quoting("an address", text);
    }

    private static byte[] ipv4(String text) throws WrongFieldException {
        byte[] bytes = new byte[IPV4_BYTES];
        String[] parts = text.split("\\.");
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) WholeNumber.of("part of an address", parts[i], 0xff);
        }
        return bytes;
    }

    private static byte[] ipv6(String text) throws WrongFieldException {
        int gap = text.indexOf(GAP);
        byte[] head = groups(text, gap < 0 ? text : text.substring(0, gap));
        byte[] tail = gap < 0 ? new byte[0] : groups(text, text.substring(gap + GAP.length()));
        int most = gap < 0 ? IPV6_BYTES : IPV6_BYTES - GROUP_BYTES;
        int count = head.length + tail.length;
        if (count > most || gap < 0 && count < most) {
            throw notIpv6(text);
        }
        byte[] bytes = new byte[IPV6_BYTES];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(tail, 0, bytes, IPV6_BYTES - tail.length, tail.length);
        return bytes;
    }

    /** The bytes of groups with a colon between two, the last of which may be an IPv4 address. */
    private static byte[] groups(String text, String part) throws WrongFieldException {
        if (text.length() > MAX_LENGTH) {
            throw notIpv6(text);
        }
        String[] groups = part.isEmpty() ? new String[0] : part.split(":", -1);
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            boolean embedded = i == groups.length - 1 && IPV4.matcher(groups[i]).matches();
            hex.append(embedded ? HexFormat.of().formatHex(ipv4(groups[i])) : group(text, groups[i]));
        }
        return HexFormat.of().parseHex(hex);
    }

    private static String group(String text, String group) throws WrongFieldException {
        if (!GROUP.matcher(group).matches()) {
            throw notIpv6(text);
        }
        return "0".repeat(GROUP_DIGITS - group.length()) + group;
    }

    private static WrongFieldException notIpv6(String text) {
        return WrongFieldException.quoting("an IPv6 address", text);
    }
}
