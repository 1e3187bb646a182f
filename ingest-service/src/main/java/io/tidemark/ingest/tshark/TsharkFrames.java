package io.tidemark.ingest.tshark;

import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.packet.DissectedFrames;
import io.tidemark.ingest.packet.Outcome;
import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.PacketReceiver;
import io.tidemark.ingest.text.ClockTicks;
import java.io.IOException;

/** Packets that tshark has dissected and numbered, whatever the form of their fields. */
abstract class TsharkFrames implements DissectedFrames {

    final TsharkFields fields = new TsharkFields();
    private ClockTicks ticks = ClockTicks.COARSEST;
    private boolean knowsLengths = true;

    /**
     * Reads the fields of the next packet.
     *
     * @return false at the end, or where the last packet is cut
     */
    abstract boolean readPacket() throws IOException;

    @Override
    public final boolean next(Frame frame) throws IOException {
        do {
            if (!readPacket()) {
                return false;
            }
        } while (fields.isIndex());
        show(frame);
        return true;
    }

    private void show(Frame frame) {
        knowsLengths &= fields.hasLength();
        if (fields.isUntimed()) {
            frame.set(0, -1, fields.length(), new byte[0], 0, 0);
            frame.setUntimed();
            return;
        }
        long epochNanos = fields.epochNanos();
        ticks = ticks.with(epochNanos);
        frame.set(epochNanos, -1, fields.length(), new byte[0], 0, 0);
    }

    @Override
    public final Outcome decode(Frame frame, PacketReceiver receiver) {
        if (!frame.timed()) {
            return Outcome.NO_TIME;
        }
        for (Packet packet : fields.packets()) {
            receiver.receive(frame, packet);
        }
        if (!fields.packets().isEmpty()) {
            return Outcome.FOUND;
        }
        return fields.hasIp() ? Outcome.OTHER_IP_PROTOCOL : Outcome.NOT_IP;
    }

    @Override
    public final long clockResolutionNanos() {
        return ticks.nanos();
    }

    @Override
    public final boolean knowsLengths() {
        return knowsLengths;
    }
}
