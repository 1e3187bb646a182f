package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;

/**
 * A session as a firewall's log tells it once it is over. Firewalls log no flags: what a TCP session has seen of them is inferred from its end
 * and from whether it was answered. One that was closed or reset was a connection; of one that timed out it takes an answer, and more packets than a
 * SYN and its answer.
 *
 * @param endpoints the originator as sender, as it was before addresses were translated
 * @param traffic what both have sent; without a number of packets, the least is taken
 * @param answered whether the responder sent a packet
 * @param end why it ended
 */
public record DeviceSession(Packet endpoints, Traffic traffic, boolean answered, SessionEnd end) {

    private static final int HANDSHAKE_PACKETS = 2;

    /** The session as the record of a log. */
    public LogRecord record() {
        TcpSegments segments = endpoints.protocol() == Protocol.TCP ? segments() : TcpSegments.NONE;
        long least = Math.max(answered ? 2 : 1, segments.leastPackets());
        Traffic counted = traffic.packets() > 0 ? traffic : traffic.withPackets(least);
        FlowEnd known = end == SessionEnd.OTHER ? FlowEnd.BY_SILENCE : FlowEnd.OVER;
        return new LogRecord.Connection(new Flow(endpoints, counted, segments, answered, known));
    }

    private TcpSegments segments() {
        boolean wentOn = answered && (traffic.packets() == 0 || traffic.packets() > HANDSHAKE_PACKETS);
        int fins = end == SessionEnd.FIN ? 1 : 0;
        int resets = end == SessionEnd.RST ? 1 : 0;
        return new TcpSegments(
                1, answered ? 1 : 0, fins, fins, resets, wentOn || fins > 0, wentOn || fins + resets > 0);
    }
}
