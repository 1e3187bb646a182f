package io.tidemark.ingest.packet;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.capture.Frame;
import java.util.List;

/** Finds the TCP and UDP headers of frames: also those inside of tunnels, and those that ICMP errors quote. */
public final class PacketDecoder implements FrameDecoder {

    /** More headers than a frame of any real network nests. */
    private static final int MAX_LAYERS = 64;

    private final Layers layers;
    private final Cursor cursor;

    /**
     * @param receiver takes what is found
     */
    public PacketDecoder(PacketReceiver receiver) {
        this(receiver, new Layers(Layer.END));
    }

    private PacketDecoder(PacketReceiver receiver, Layers layers) {
        this.cursor = new Cursor(receiver);
        this.layers = layers;
    }

    /** One that looks for datagrams of exporters of flows at all ports of UDP that nothing else is known to use. */
    public static PacketDecoder ofExports(PacketReceiver receiver) {
        return new PacketDecoder(receiver, new Layers(new FlowExport()));
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
