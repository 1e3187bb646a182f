package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.packet.TcpFlags;
import io.tidemark.ingest.text.WrongFieldException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An event of the type {@code flow} of Suricata's EVE log: a connection, with {@code flow.start}, {@code flow.end}, the numbers
 * of packets and bytes of both sides, and for TCP the flags each side has sent at least once. Where the
 * flags are not told side by side, all count as the originator's. Where Suricata followed no TCP session, as with wrong checksums, all flags
 * are 0: such a flow shows no SYN and counts as no connection.
 *
 * <p>A flow that Suricata has closed or timed out is over. One that it forced out of its table, short of memory, was dropped as it was: TCP
 * that was not closed goes on out of sight. One that was there when Suricata ended ({@code shutdown}) is judged by how long it had been
 * silent. Flows still in the table when the log was rotated away are not in it.
 */
final class SuricataFlow {

    /** All that is read of an event. */
    static final Set<String> FIELDS = Set.of(
            "event_type",
            "proto",
            "src_ip",
            "src_port",
            "dest_ip",
            "dest_port",
            "flow.start",
            "flow.end",
            "flow.state",
            "flow.reason",
            "flow.pkts_toserver",
            "flow.pkts_toclient",
            "flow.bytes_toserver",
            "flow.bytes_toclient",
            "tcp.tcp_flags",
            "tcp.tcp_flags_ts",
            "tcp.tcp_flags_tc",
            "tcp.syn",
            "tcp.fin",
            "tcp.rst",
            "tcp.psh",
            "tcp.ack");

    private static final Map<String, Integer> NAMED = Map.of(
            "tcp.syn", TcpFlags.SYN,
            "tcp.fin", TcpFlags.FIN,
            "tcp.rst", TcpFlags.RST,
            "tcp.psh", TcpFlags.PSH,
            "tcp.ack", TcpFlags.ACK);

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int HEXADECIMAL = 16;

    private SuricataFlow() {}

    static LogRecord of(LogRow event) throws WrongFieldException {
        Traffic traffic = traffic(event);
        Optional<Protocol> protocol = event.protocol("proto");
        if (protocol.isEmpty()) {
            return new LogRecord.OtherProtocol(traffic);
        }
        Packet endpoints = event.endpoints(protocol.get(), "src_ip", "src_port", "dest_ip", "dest_port");
        TcpSegments segments = protocol.get() == Protocol.TCP ? segments(event) : TcpSegments.NONE;
        boolean answered = event.count("flow.pkts_toclient") > 0;
        return new LogRecord.Connection(new Flow(
                endpoints,
                traffic,
                segments,
                answered,
                end(event, protocol.get(), segments),
                answered && protocol.get() == Protocol.TCP && segments.equals(TcpSegments.NONE)));
    }

    private static Traffic traffic(LogRow event) throws WrongFieldException {
        return new Traffic(
                event.epochNanos("flow.start"),
                event.epochNanos("flow.end"),
                Math.max(1, event.count("flow.pkts_toserver") + event.count("flow.pkts_toclient")),
                event.sum("flow.bytes_toserver", "flow.bytes_toclient"));
    }

    private static FlowEnd end(LogRow event, Protocol protocol, TcpSegments segments) {
        boolean closed = event.optional("flow.state").orElse("").equals("closed") || segments.closed();
        String reason = event.optional("flow.reason").orElse("");
        if (closed || reason.equals("timeout") || reason.equals("tcp_reuse")) {
            return FlowEnd.OVER;
        }
        return reason.equals("forced") && protocol == Protocol.TCP ? FlowEnd.OUT_OF_SIGHT : FlowEnd.BY_SILENCE;
    }

    private static TcpSegments segments(LogRow event) throws WrongFieldException {
        OptionalInt originator = flags(event, "tcp.tcp_flags_ts");
        OptionalInt responder = flags(event, "tcp.tcp_flags_tc");
        return originator.isPresent() && responder.isPresent()
                ? TcpSegments.ofFlags(originator.getAsInt(), responder.getAsInt())
                : TcpSegments.ofFlags(flags(event, "tcp.tcp_flags").orElse(named(event)), 0);
    }

    static OptionalInt flags(LogRow event, String key) throws WrongFieldException {
        Optional<String> text = event.optional(key);
        if (text.isPresent() && !HEX.matcher(text.get()).matches()) {
            throw WrongFieldException.quoting("hexadecimal digits as \"" + key + "\"", text.get());
        }
        return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get(), HEXADECIMAL)) : OptionalInt.empty();
    }

    private static int named(LogRow event) {
        return NAMED.entrySet().stream()
                .filter(flag -> event.optional(flag.getKey()).orElse("").equals("true"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
