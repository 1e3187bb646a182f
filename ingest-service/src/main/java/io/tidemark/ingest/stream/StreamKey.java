package io.tidemark.ingest.stream;

import io.tidemark.ingest.packet.Packet;

/**
 * The unordered pair of endpoints of one packet, and which of them sent it. A reusable value: an endpoint is an address of up to
 * 128 bits and a port, the lower one comes first.
 */
final class StreamKey {

    long firstHigh;
    long firstLow;
    long secondHigh;
    long secondLow;
    /** Length of the addresses in bytes, port of the first endpoint, port of the second. */
    long kindAndPorts;
    /** Whether the first endpoint sent the packet. */
    boolean fromFirst;

    /** Becomes the pair of a packet's endpoints. Addresses of different lengths are different, whatever their bits. */
    void set(Packet packet) {
        fromFirst = sourcePrecedes(packet);
        if (fromFirst) {
            setAddresses(packet.sourceHigh(), packet.sourceLow(), packet.destinationHigh(), packet.destinationLow());
            setPorts(packet.addressBytes(), packet.sourcePort(), packet.destinationPort());
        } else {
            setAddresses(packet.destinationHigh(), packet.destinationLow(), packet.sourceHigh(), packet.sourceLow());
            setPorts(packet.addressBytes(), packet.destinationPort(), packet.sourcePort());
        }
    }

    private void setAddresses(long high, long low, long otherHigh, long otherLow) {
        firstHigh = high;
        firstLow = low;
        secondHigh = otherHigh;
        secondLow = otherLow;
    }

    private void setPorts(int kind, int firstPort, int secondPort) {
        kindAndPorts = (long) kind << 32 | (long) firstPort << 16 | secondPort;
    }

    private static boolean sourcePrecedes(Packet packet) {
        if (packet.sourceHigh() != packet.destinationHigh()) {
            return packet.sourceHigh() < packet.destinationHigh();
        }
        if (packet.sourceLow() != packet.destinationLow()) {
            return packet.sourceLow() < packet.destinationLow();
        }
        return packet.sourcePort() <= packet.destinationPort();
    }

    int hash(PairHash hash) {
        return hash.of(firstHigh, firstLow, secondHigh, secondLow, kindAndPorts);
    }

    /** The hash of one address alone. */
    int hash(PairHash hash, boolean ofFirst) {
        long high = ofFirst ? firstHigh : secondHigh;
        long low = ofFirst ? firstLow : secondLow;
        return hash.of(high, low, 0, 0, addressBytes());
    }

    /** Whether the port of the first endpoint is the higher one, or as high. */
    boolean firstHasHigherPort() {
        return (kindAndPorts >>> Short.SIZE & 0xffff) >= (kindAndPorts & 0xffff);
    }

    private int addressBytes() {
        return (int) (kindAndPorts >>> Integer.SIZE);
    }

    /** The address of one endpoint, as many bytes as its kind has. */
    byte[] address(boolean ofFirst) {
        long high = ofFirst ? firstHigh : secondHigh;
        long low = ofFirst ? firstLow : secondLow;
        return bytes(high, low, addressBytes());
    }

    /** As many of the lowest bytes of 128 bits as told. */
    static byte[] bytes(long high, long low, int length) {
        byte[] address = new byte[length];
        for (int i = address.length - 1, shift = 0; i >= 0; i--, shift += Byte.SIZE) {
            address[i] = (byte) (shift < Long.SIZE ? low >>> shift : high >>> shift - Long.SIZE);
        }
        return address;
    }
}
