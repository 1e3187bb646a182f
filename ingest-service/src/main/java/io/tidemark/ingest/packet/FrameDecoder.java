package io.tidemark.ingest.packet;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.capture.Frame;
import java.util.List;

/** Finds transport headers in frames, and hands them to a {@link PacketReceiver}. */
@FunctionalInterface
public interface FrameDecoder {

    /**
     * Decodes one frame. Frames must come in the order of the capture.
     *
     * @return what came of it
     */
    Outcome decode(Frame frame);

    /**
     * What there is to know of the frames decoded.
     *
     * @param anyConnection whether they hold a connection
     */
    default List<Finding> findings(boolean anyConnection) {
        return List.of();
    }
}
