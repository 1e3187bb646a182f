package io.tidemark.ingest.stream;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.packet.TcpFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sorts packets into streams, numbered as Wireshark numbers {@code tcp.stream} and {@code udp.stream}. A stream is an unordered pair
 * of address and port. UDP has one stream a pair. TCP begins another one only on a SYN without ACK whose sequence number differs
 * from that the direction began with; neither FIN, RST nor idle time matter. Later segments belong to the newest of the pair.
 * Packets that repeat another count as Wireshark counts them, and are told apart; one that opens a stream repeats none of it.
 */
final class StreamTracker implements StreamSorter {

    /** More tunnels than are ever nested. */
    private static final int MAX_CARRIERS = 64;

    private final Streams streams;
    private final StreamTable tcp;
    private final StreamTable udp;
    private final EndpointPairs tcpPairs;
    private final EndpointPairs udpPairs;
    private final StreamKey key = new StreamKey();
    /** Rows of UDP that carry the packet being received, by depth. */
    private final int[] carriers = new int[MAX_CARRIERS];

    private final RecentPackets recent = new RecentPackets();
    private final IpSessions sessions;
    private long sampled;
    private long exports;

    /**
     * @param budget grants the tables their rows
     * @param time the capture's clock
     * @param hosts whose streams are kept
     * @param hash finds the streams; which one makes no difference to what is found
     */
    StreamTracker(RowBudget.Share budget, CaptureClock time, HostSample hosts, PairHash hash) {
        streams = Streams.none(budget, time, hosts);
        tcp = streams.tcp();
        udp = streams.udp();
        tcpPairs = new EndpointPairs(tcp.keys(), hash);
        udpPairs = new EndpointPairs(udp.keys(), hash);
        tcp.tellWhatLeaves(tcpPairs::remove);
        udp.tellWhatLeaves(udpPairs::remove);
        sessions = new IpSessions(hash);
    }

    @Override
    public void receive(Frame frame, Packet packet) {
        key.set(packet);
        sampled += packet.sampled() ? 1 : 0;
        boolean repeats = recent.repeats(packet, frame.epochNanos());
        if (packet.protocol() == Protocol.TCP) {
            receiveTcp(frame, packet, repeats);
        } else {
            receiveUdp(frame, packet, repeats);
        }
    }

    private void receiveTcp(Frame frame, Packet packet, boolean repeats) {
        int row = tcpPairs.find(key);
        int flags = packet.flags();
        boolean another = row != EndpointPairs.NONE
                && TcpFlags.isSyn(flags)
                && tcp.tcp().contradictsBase(row, key.fromFirst, packet.sequence());
        boolean opens = row == EndpointPairs.NONE || another;
        if (opens) {
            row = tcp.open((int) tcp.opened(), key, frame.epochNanos(), TcpFlags.isSyn(flags));
            if (row == StreamTable.NONE) {
                return;
            }
            tcpPairs.put(key, row);
        }
        if (packet.sequenced()) {
            tcp.tcp().learnBases(row, key.fromFirst, packet.sequence(), packet.acknowledgment(), flags);
        }
        int told = packet.tellsFlags() ? flags : TcpColumns.UNKNOWN_FLAGS;
        add(tcp, row, frame, told, repeats && !opens);
    }

    private void receiveUdp(Frame frame, Packet packet, boolean repeats) {
        int row = udpPairs.find(key);
        boolean opens = row == EndpointPairs.NONE;
        if (opens) {
            row = udp.open((int) udp.opened(), key, frame.epochNanos(), false);
        }
        if (packet.depth() < MAX_CARRIERS) {
            carriers[packet.depth()] = row;
        }
        if (row == StreamTable.NONE) {
            return;
        }
        if (opens) {
            udpPairs.put(key, row);
        }
        if (packet.broadcast()) {
            udp.leaveOut(row, LeftOut.BROADCAST);
        }
        udp.udp().learn(row, key.fromFirst, packet.payloadMark());
        add(udp, row, frame, 0, repeats && !opens);
    }

    private void add(StreamTable table, int row, Frame frame, int flags, boolean repeats) {
        if (repeats) {
            table.addCopy(row, frame.epochNanos(), frame.originalLength(), flags);
        } else {
            table.add(row, key.fromFirst, frame.epochNanos(), frame.originalLength(), flags);
        }
    }

    /** Only UDP carries packets that are received. */
    @Override
    public void enterTunnel(int depth) {
        if (depth < MAX_CARRIERS && carriers[depth] != StreamTable.NONE) {
            udp.leaveOut(carriers[depth], LeftOut.TUNNELS);
        }
    }

    @Override
    public void receiveSession(Packet packet, boolean read) {
        sessions.add(packet, read);
    }

    @Override
    public void receiveExport(Packet packet, byte[] bytes, int offset, int length) {
        exports++;
    }

    @Override
    public List<Finding> findings(long packets) {
        List<Finding> findings = new ArrayList<>();
        if (sampled > 0) {
            findings.add(FindingCode.SAMPLED_PACKETS.with(Map.of("packets", sampled)));
        }
        if (exports > 0) {
            FindingCode code = 2 * exports > packets ? FindingCode.ONLY_FLOW_EXPORTS : FindingCode.FLOW_EXPORTS;
            findings.add(code.with(Map.of("packets", exports, "ofPackets", packets)));
        }
        sessions.finding(packets, streams().countedConnections()).ifPresent(findings::add);
        return findings;
    }

    @Override
    public Streams streams() {
        return streams;
    }
}
