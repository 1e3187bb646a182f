package io.tidemark.ingest.packet;

import io.tidemark.ingest.capture.BigEndian;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The addresses seen last in one packet: those of IP, or where it names none, as the reduced form does for IPv6, of Ethernet. */
final class TsharkAddresses {

    private static final int IPV4_BYTES = 4;
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern ETHERNET = Pattern.compile("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}");

    private String ipSource = "";
    private String ipDestination = "";
    private String ethernetSource = "";
    private String ethernetDestination = "";

    void clear() {
        ipSource = "";
        ipDestination = "";
        ethernetSource = "";
        ethernetDestination = "";
    }

    void take(String key, String value) {
        switch (key) {
            case "ip.src", "ipv6.src" -> ipSource = value;
            case "ip.dst", "ipv6.dst" -> ipDestination = value;
            case "eth.src" -> ethernetSource = value;
            case "eth.dst" -> ethernetDestination = value;
            default -> {
                // no address
            }
        }
    }

    boolean hasIp() {
        return !ipSource.isEmpty() && !ipDestination.isEmpty();
    }

    /** Writes the addresses into a packet. */
    void write(Packet packet) throws WrongFieldException {
        byte[] source = bytes(hasIp() ? ipSource : ethernetSource);
        byte[] destination = bytes(hasIp() ? ipDestination : ethernetDestination);
        packet.addressBytes = Math.max(source.length, destination.length);
        packet.sourceHigh = high(source);
        packet.sourceLow = low(source);
        packet.destinationHigh = high(destination);
        packet.destinationLow = low(destination);
    }

    private static byte[] bytes(String address) throws WrongFieldException {
        if (address.isEmpty()) {
            return new byte[0];
        }
        if (ETHERNET.matcher(address).matches()) {
            return HexFormat.of().parseHex(address.replaceAll("[:-]", ""));
        }
        if (IPV4.matcher(address).matches()) {
            return ipv4(address);
        }
        if (address.indexOf(':') >= 0) {
            return ipv6(address);
        }
        throw new WrongFieldException("an address", TsharkFields.quoted(address));
    }

    private static byte[] ipv4(String address) throws WrongFieldException {
        byte[] bytes = new byte[IPV4_BYTES];
        String[] parts = address.split("\\.");
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) TsharkFields.wholeNumber("part of an address", parts[i], 0xff);
        }
        return bytes;
    }

    /** Text with a colon is never looked up as a name. */
    private static byte[] ipv6(String address) throws WrongFieldException {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new WrongFieldException("an IPv6 address", TsharkFields.quoted(address));
        }
    }

    private static long high(byte[] address) {
        return address.length > Long.BYTES ? BigEndian.i64(address, 0) : 0;
    }

    private static long low(byte[] address) {
        long low = 0;
        for (int i = Math.max(0, address.length - Long.BYTES); i < address.length; i++) {
            low = low << Byte.SIZE | address[i] & 0xff;
        }
        return low;
    }
}
