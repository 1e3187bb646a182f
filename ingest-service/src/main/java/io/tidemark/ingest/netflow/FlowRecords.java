package io.tidemark.ingest.netflow;

import io.tidemark.ingest.connlog.Directions;
import io.tidemark.ingest.connlog.LogRecord;
import io.tidemark.ingest.connlog.OneWay;
import io.tidemark.ingest.connlog.Traffic;
import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Makes connections of records of flows. Exporters tell each direction apart and cut long flows at their active timeout, so records of the same endpoints are put
 * together, see {@link Directions}. A record of both directions (RFC 5103) is taken for two, of the same time.
 */
final class FlowRecords {

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    /** The value of firewallEvent of a flow that was not let through. */
    private static final int DENIED = 3;

    private final Consumer<LogRecord> records;
    private final Directions directions = new Directions(true);

    /**
     * @param records takes what is complete
     */
    FlowRecords(Consumer<LogRecord> records) {
        this.records = records;
    }

    /** Takes a record and its time. */
    void add(FlowRecord flow, RecordTimes.Span time) {
        byte[] from = address(flow, Element.SOURCE_IPV4, Element.SOURCE_IPV6);
        byte[] to = address(flow, Element.DESTINATION_IPV4, Element.DESTINATION_IPV6);
        boolean isFlow = from.length > 0 && from.length == to.length && flow.has(Element.PROTOCOL);
        if (!isFlow || flow.number(Element.FIREWALL_EVENT) == DENIED) {
            records.accept(new LogRecord.OtherKind());
            return;
        }
        Optional<Protocol> protocol = protocol(flow.number(Element.PROTOCOL));
        if (protocol.isEmpty()) {
            records.accept(new LogRecord.OtherProtocol(traffic(flow, time, Element.PACKETS, Element.OCTETS)));
            return;
        }
        addBothWays(flow, time, protocol.get(), from, to);
    }

    private void addBothWays(FlowRecord flow, RecordTimes.Span time, Protocol protocol, byte[] from, byte[] to) {
        int port = port(flow, Element.SOURCE_PORT);
        int toPort = port(flow, Element.DESTINATION_PORT);
        boolean anyBack = flow.number(Element.PACKETS_BACK) != 0 || flow.number(Element.OCTETS_BACK) != 0;
        if (flow.number(Element.PACKETS) != 0 || flow.number(Element.OCTETS) != 0 || !anyBack) {
            directions.add(
                    new OneWay(
                            Packet.between(protocol, from, port, to, toPort),
                            traffic(flow, time, Element.PACKETS, Element.OCTETS),
                            flags(flow, Element.TCP_FLAGS)),
                    records);
        }
        if (anyBack) {
            directions.add(
                    new OneWay(
                            Packet.between(protocol, to, toPort, from, port),
                            traffic(flow, time, Element.PACKETS_BACK, Element.OCTETS_BACK),
                            flags(flow, Element.TCP_FLAGS_BACK)),
                    records);
        }
    }

    private static byte[] address(FlowRecord flow, Element ipv4, Element ipv6) {
        byte[] shorter = flow.has(ipv4) ? flow.bytes(ipv4) : new byte[0];
        byte[] longer = flow.has(ipv6) ? flow.bytes(ipv6) : new byte[0];
        boolean isLonger = longer.length == IPV6_BYTES && (shorter.length != IPV4_BYTES || isZero(shorter));
        return isLonger ? longer : shorter.length == IPV4_BYTES ? shorter : new byte[0];
    }

    private static boolean isZero(byte[] address) {
        for (byte part : address) {
            if (part != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Protocol> protocol(long number) {
        return number == TCP ? Optional.of(Protocol.TCP) : number == UDP ? Optional.of(Protocol.UDP) : Optional.empty();
    }

    private static int port(FlowRecord flow, Element element) {
        return (int) flow.number(element) & 0xffff;
    }

    private static Traffic traffic(FlowRecord flow, RecordTimes.Span time, Element packets, Element octets) {
        return new Traffic(
                time.start(),
                time.end(),
                Math.max(1, flow.number(packets)),
                flow.has(octets) ? OptionalLong.of(Math.max(0, flow.number(octets))) : OptionalLong.empty());
    }

    /** Exporters that see no flags, such as switches, tell 0. */
    private static OptionalInt flags(FlowRecord flow, Element element) {
        int flags = (int) flow.number(element) & 0xff;
        return flags == 0 ? OptionalInt.empty() : OptionalInt.of(flags);
    }

    /** Takes all for complete. */
    void end() {
        directions.end(records);
    }
}
