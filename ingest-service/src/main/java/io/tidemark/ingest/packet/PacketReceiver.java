package io.tidemark.ingest.packet;

import io.tidemark.ingest.capture.Frame;

/** Takes the transport headers of frames as they are found, outermost first. */
@FunctionalInterface
public interface PacketReceiver {

    /**
     * @param frame the frame it was found in; a view
     * @param packet the header; a view
     */
    void receive(Frame frame, Packet packet);

    /**
     * Hears, before what is inside is received, that a header received of this frame carries a packet: it is that of a tunnel.
     *
     * @param depth how many headers of the frame carry it; the outermost is 0
     */
    default void enterTunnel(int depth) {}

    /**
     * Hears of a packet of a session that is neither TCP nor UDP.
     *
     * @param packet its addresses and session; a view
     * @param read whether a packet inside of it is read
     */
    default void receiveSession(Packet packet, boolean read) {}

    /**
     * Hears that the datagram received last tells a collector of flows.
     *
     * @param packet its header; a view
     * @param bytes hold its payload from {@code offset} on, as much as was captured; a view
     */
    default void receiveExport(Packet packet, byte[] bytes, int offset, int length) {}
}
