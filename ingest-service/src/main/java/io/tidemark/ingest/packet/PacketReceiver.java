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
}
