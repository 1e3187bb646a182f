package io.tidemark.ingest.packet;

import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.capture.FrameSource;

/** Frames that another program has dissected, and whose streams it has numbered. */
public interface DissectedFrames extends FrameSource {

    /**
     * Hands on the transport headers of the frame read last, with the numbers of their streams.
     *
     * @return what came of it
     */
    Outcome decode(Frame frame, PacketReceiver receiver);
}
