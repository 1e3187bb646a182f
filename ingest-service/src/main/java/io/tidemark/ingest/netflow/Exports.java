package io.tidemark.ingest.netflow;

import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.PacketReceiver;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** Tells datagrams of exporters from other packets. */
final class Exports implements PacketReceiver {

    private final BiConsumer<Packet, byte[]> datagrams;
    private long headers;
    private long count;

    /**
     * @param datagrams takes who sent a datagram, and its payload
     */
    Exports(BiConsumer<Packet, byte[]> datagrams) {
        this.datagrams = datagrams;
    }

    @Override
    public void receive(Frame frame, Packet packet) {
        headers += packet.depth() == 0 ? 1 : 0;
    }

    @Override
    public void receiveExport(Packet packet, byte[] bytes, int offset, int length) {
        count++;
        datagrams.accept(packet, Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** Number of datagrams of exporters. */
    long count() {
        return count;
    }

    /** Number of other packets of TCP or UDP. */
    long others() {
        return headers - count;
    }
}
