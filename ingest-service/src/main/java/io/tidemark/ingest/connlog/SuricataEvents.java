package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.text.WrongFieldException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events of Suricata's EVE log. Connections are those of the type {@code flow}, see {@link SuricataFlow}, or where there are none those of the type {@code
 * netflow}, which tell each direction apart. A log may have both, about the same connections.
 */
public final class SuricataEvents implements Dialect {

    private static final Set<String> NETFLOW = Set.of("netflow.pkts", "netflow.bytes", "netflow.start", "netflow.end");

    /** All that is read of an event. */
    public static final Set<String> FIELDS =
            Stream.concat(SuricataFlow.FIELDS.stream(), NETFLOW.stream()).collect(Collectors.toUnmodifiableSet());

    private final Directions directions = new Directions(false);
    private boolean hasFlows;

    @Override
    public void read(LogRow event, Consumer<LogRecord> records) throws WrongFieldException {
        switch (event.text("event_type")) {
            case "flow" -> {
                hasFlows = true;
                directions.clear();
                records.accept(SuricataFlow.of(event));
            }
            case "netflow" -> readNetflow(event, records);
            default -> records.accept(new LogRecord.OtherKind());
        }
    }

    private void readNetflow(LogRow event, Consumer<LogRecord> records) throws WrongFieldException {
        if (hasFlows) {
            records.accept(new LogRecord.OtherKind());
            return;
        }
        Traffic traffic = new Traffic(
                event.epochNanos("netflow.start"),
                event.epochNanos("netflow.end"),
                Math.max(1, event.count("netflow.pkts")),
                event.optionalCount("netflow.bytes"));
        Optional<Protocol> protocol = event.protocol("proto");
        if (protocol.isEmpty()) {
            records.accept(new LogRecord.OtherProtocol(traffic));
            return;
        }
        Packet endpoints = event.endpoints(protocol.get(), "src_ip", "src_port", "dest_ip", "dest_port");
        directions.add(new OneWay(endpoints, traffic, SuricataFlow.flags(event, "tcp.tcp_flags")), records);
    }

    @Override
    public void end(Consumer<LogRecord> records) {
        directions.end(records);
    }
}
