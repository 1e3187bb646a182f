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
}
