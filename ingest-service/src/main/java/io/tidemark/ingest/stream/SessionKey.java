package io.tidemark.ingest.stream;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.SessionKind;

/** A session that is neither TCP nor UDP: its hosts, its protocol and what tells it from others of them. Reusable until it is put into a map. */
final class SessionKey {

    private long firstHigh;
    private long firstLow;
    private long secondHigh;
    private long secondLow;
    private int addressBytes;
    private int protocol;
    private SessionKind kind = SessionKind.OTHER;
    private int identifier;
    /** 0, or for what each direction has its own identifiers, 1 of those of the second host. */
    private int direction;

    private int hash;

    /**
     * Becomes the session of a packet.
     *
     * @param key the packet's addresses in order
     */
    void set(StreamKey key, Packet packet, PairHash pairHash) {
        firstHigh = key.firstHigh;
        firstLow = key.firstLow;
        secondHigh = key.secondHigh;
        secondLow = key.secondLow;
        addressBytes = packet.addressBytes();
        protocol = packet.ipProtocol();
        kind = packet.sessionKind();
        boolean fromFirst = packet.sourceHigh() == firstHigh && packet.sourceLow() == firstLow;
        boolean swaps = kind == SessionKind.SCTP && !fromFirst;
        identifier = swaps ? Integer.rotateLeft(packet.sessionIdentifier(), Short.SIZE) : packet.sessionIdentifier();
        direction = kind.identifiesDirections() && !fromFirst ? 1 : 0;
        long rest = (long) protocol << Integer.SIZE | identifier & 0xffff_ffffL;
        hash = pairHash.of(firstHigh, firstLow, secondHigh, secondLow, rest);
    }

    SessionKey copy() {
        SessionKey copy = hosts();
        copy.identifier = identifier;
        copy.direction = direction;
        copy.hash = hash;
        return copy;
    }

    /** What it shares with all sessions of its kind between its hosts. */
    SessionKey hosts() {
        SessionKey hosts = new SessionKey();
        hosts.firstHigh = firstHigh;
        hosts.firstLow = firstLow;
        hosts.secondHigh = secondHigh;
        hosts.secondLow = secondLow;
        hosts.addressBytes = addressBytes;
        hosts.protocol = protocol;
        hosts.kind = kind;
        hosts.hash = Long.hashCode(31 * (31 * firstLow + secondLow) + firstHigh ^ secondHigh) + protocol;
        return hosts;
    }

    SessionKind kind() {
        return kind;
    }

    int direction() {
        return direction;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof SessionKey other
                && firstLow == other.firstLow
                && secondLow == other.secondLow
                && firstHigh == other.firstHigh
                && secondHigh == other.secondHigh
                && addressBytes == other.addressBytes
                && protocol == other.protocol
                && kind == other.kind
                && identifier == other.identifier
                && direction == other.direction;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
