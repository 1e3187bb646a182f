package io.tidemark.ingest.packet;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.capture.Frame;
import java.util.List;

/** Finds the TCP and UDP headers of frames: also those inside of tunnels, and those that ICMP errors quote. */
public final class PacketDecoder implements FrameDecoder {

    /** More headers than a frame of any real network nests. */
    private static final int MAX_LAYERS = 64;

    private final Layers layers = new Layers();
    private final Cursor cursor;

    /**
     * @param receiver takes what is found
     */
    public PacketDecoder(PacketReceiver receiver) {
        this.cursor = new Cursor(receiver);
    }

    /** Decodes one frame. Frames must come in the order of the capture, for fragments are put together. */
    @Override
    public Outcome decode(Frame frame) {
        if (!frame.timed()) {
            return Outcome.NO_TIME;
        }
        cursor.begin(frame);
        Layer layer = layers.ofLinkType(frame.linkType());
        while (layer != Layer.END) {
            decodeFrom(layer);
            layer = cursor.takeBranch();
        }
        cursor.leaveSession(false);
        return cursor.outcome();
    }

    @Override
    public List<Finding> findings(boolean anyConnection) {
        return cursor.cuts().findings(anyConnection);
    }

    private void decodeFrom(Layer first) {
        Layer layer = first;
        int depth = 0;
        while (layer != Layer.END) {
            layer = depth++ < MAX_LAYERS ? layer.decode(cursor) : cursor.end(Outcome.TOO_DEEP);
        }
    }
}
