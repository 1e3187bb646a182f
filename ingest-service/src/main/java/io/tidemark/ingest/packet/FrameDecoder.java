package io.tidemark.ingest.packet;

import io.tidemark.ingest.capture.Frame;

/** Finds transport headers in frames, and hands them to a {@link PacketReceiver}. */
@FunctionalInterface
public interface FrameDecoder {

    /**
     * Decodes one frame. Frames must come in the order of the capture.
     *
     * @return what came of it
     */
    Outcome decode(Frame frame);
}
