package io.tidemark.ingest.stream;

import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.packet.TcpFlags;

/**
 * Sorts packets into streams, numbered as Wireshark numbers {@code tcp.stream} and {@code udp.stream}. A stream is an unordered pair
 * of address and port. UDP has one stream a pair. TCP begins another one only on a SYN without ACK whose sequence number differs
 * from that the direction began with; neither FIN, RST nor idle time matter. Later segments belong to the newest of the pair.
 */
final class StreamTracker implements StreamSorter {

    private final StreamTable tcp;
    private final StreamTable udp;
    private final EndpointPairs tcpPairs;
    private final EndpointPairs udpPairs;
    private final StreamKey key = new StreamKey();

    /**
     * @param budget grants the tables their rows
     * @param time the capture's clock
     * @param hash finds the streams; which one makes no difference to what is found
     */
    StreamTracker(RowBudget.Share budget, CaptureClock time, PairHash hash) {
        tcp = new StreamTable(Protocol.TCP, budget, time);
        udp = new StreamTable(Protocol.UDP, budget, time);
        tcpPairs = new EndpointPairs(tcp.keys(), hash);
        udpPairs = new EndpointPairs(udp.keys(), hash);
    }

    @Override
    public void receive(Frame frame, Packet packet) {
        key.set(packet);
        if (packet.protocol() == Protocol.TCP) {
            receiveTcp(frame, packet);
        } else {
            receiveUdp(frame);
        }
    }

    private void receiveTcp(Frame frame, Packet packet) {
        int row = tcpPairs.find(key);
        int flags = packet.flags();
        boolean another = row != EndpointPairs.NONE
                && TcpFlags.isSyn(flags)
                && tcp.tcp().contradictsBase(row, key.fromFirst, packet.sequence());
        if (row == EndpointPairs.NONE || another) {
            row = tcp.open((int) tcp.opened(), key, frame.epochNanos(), tcpPairs::remove);
            tcpPairs.put(key, row);
        }
        if (packet.sequenced()) {
            tcp.tcp().learnBases(row, key.fromFirst, packet.sequence(), packet.acknowledgment(), flags);
        }
        int told = packet.tellsFlags() ? flags : TcpColumns.UNKNOWN_FLAGS;
        tcp.add(row, key.fromFirst, frame.epochNanos(), frame.originalLength(), told);
    }

    private void receiveUdp(Frame frame) {
        int row = udpPairs.find(key);
        if (row == EndpointPairs.NONE) {
            row = udp.open((int) udp.opened(), key, frame.epochNanos(), udpPairs::remove);
            udpPairs.put(key, row);
        }
        udp.add(row, key.fromFirst, frame.epochNanos(), frame.originalLength(), 0);
    }

    @Override
    public Streams streams() {
        return new Streams(tcp, udp);
    }
}
