package io.tidemark.ingest.stream;

/**
 * The unordered pair of endpoints of one packet, and which of them sent it. A reusable value: an endpoint is an address of up to
 * 128 bits and a port, the lower one comes first.
 */
final class StreamKey {

    /** Odd multipliers spread each word over all bits; the largest 64-bit prime comes first. */
    private static final long MULTIPLIER = 0xffff_ffff_ffff_ffc5L;

    private static final long MIXER = 0x9e37_79b9_7f4a_7c15L;

    long firstHigh;
    long firstLow;
    long secondHigh;
    long secondLow;
    /** Kind of address, port of the first endpoint, port of the second. */
    long kindAndPorts;
    /** Whether the first endpoint sent the packet. */
    boolean fromFirst;

    /**
     * Becomes the pair of a packet's endpoints.
     *
     * @param kind tells addresses apart that have the same bits: their length in bytes
     */
    void set(
            int kind,
            long sourceHigh,
            long sourceLow,
            int sourcePort,
            long destinationHigh,
            long destinationLow,
            int destinationPort) {
        fromFirst = precedes(sourceHigh, sourceLow, sourcePort, destinationHigh, destinationLow, destinationPort);
        firstHigh = fromFirst ? sourceHigh : destinationHigh;
        firstLow = fromFirst ? sourceLow : destinationLow;
        secondHigh = fromFirst ? destinationHigh : sourceHigh;
        secondLow = fromFirst ? destinationLow : sourceLow;
        int firstPort = fromFirst ? sourcePort : destinationPort;
        int secondPort = fromFirst ? destinationPort : sourcePort;
        kindAndPorts = (long) kind << 32 | (long) firstPort << 16 | secondPort;
    }

    private static boolean precedes(long highA, long lowA, int portA, long highB, long lowB, int portB) {
        if (highA != highB) {
            return highA < highB;
        }
        if (lowA != lowB) {
            return lowA < lowB;
        }
        return portA <= portB;
    }

    int hash() {
        return hash(firstHigh, firstLow, secondHigh, secondLow, kindAndPorts);
    }

    static int hash(long firstHigh, long firstLow, long secondHigh, long secondLow, long kindAndPorts) {
        long hash = kindAndPorts * MIXER;
        hash = (hash ^ firstLow) * MULTIPLIER + firstHigh;
        hash = (hash ^ hash >>> 29 ^ secondLow) * MIXER + secondHigh;
        hash = (hash ^ hash >>> 32) * MULTIPLIER;
        return (int) (hash ^ hash >>> 32);
    }
}
