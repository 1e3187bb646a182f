package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.text.WrongFieldException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Events of Linux's connection tracking: an entry is made ({@code NEW}), goes on ({@code UPDATE}) and leaves the table ({@code DESTROY}). TCP is over with
 * the update to {@code TIME_WAIT} or {@code CLOSE}. What silence ends leaves the table after the timeout that its last event shows, which is
 * taken off; the kernel may notice that up to minutes late. Entries that are not destroyed are still open when the log ends. Of an entry without a {@code NEW}
 * {@code delta-time} tells the age, or else it is taken to be as old as the log. Packets and bytes are there where the kernel counts them.
 *
 * <p>Of more than {@value #MAX_PENDING} entries at a time those without an event for longest are taken for over.
 */
public final class ConntrackEvents implements Dialect {

    static final int MAX_PENDING = 1 << 15;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** The one whose last event is the oldest first. */
    private final Map<FlowKey, Entry> pending = new LinkedHashMap<>(16, 0.75f, true);

    private long first = Long.MAX_VALUE;
    private long last;

    /** What is known of an entry. */
    private static final class Entry {

        private final Packet endpoints;
        private final long start;
        private long lastEvent;
        private long timeoutSeconds;
        private String state = "";
        private boolean established;
        private boolean answered;
        private boolean assured;
        private OptionalLong closed = OptionalLong.empty();
        private long packets;
        private OptionalLong bytes = OptionalLong.empty();

        Entry(Packet endpoints, long start) {
            this.endpoints = endpoints;
            this.start = start;
            this.lastEvent = start;
        }

        void take(LogRow event, long time) throws WrongFieldException {
            state = event.optional("state").orElse(state);
            timeoutSeconds = event.has("timeout") ? event.count("timeout") : timeoutSeconds;
            established |= state.equals("ESTABLISHED");
            answered |= !event.has("UNREPLIED");
            assured |= event.has("ASSURED");
            packets = event.sum("packets", "reply packets").orElse(packets);
            bytes = event.has("bytes") ? event.sum("bytes", "reply bytes") : bytes;
            if (closed.isEmpty() && (state.equals("TIME_WAIT") || state.equals("CLOSE"))) {
                closed = OptionalLong.of(time);
            }
        }

        LogRecord record(long end, FlowEnd how) {
            boolean isTcp = endpoints.protocol() == Protocol.TCP;
            TcpSegments segments = isTcp ? segments() : TcpSegments.NONE;
            long least = Math.max(assured ? 3 : answered ? 2 : 1, segments.leastPackets());
            Traffic traffic = new Traffic(start, Math.max(start, end), packets > 0 ? packets : least, bytes);
            return new LogRecord.Connection(new Flow(endpoints, traffic, segments, answered, how));
        }

        private TcpSegments segments() {
            boolean wentOn = established || assured;
            int reset = state.equals("CLOSE") ? 1 : 0;
            int fins = state.equals("TIME_WAIT") || state.equals("LAST_ACK") ? 1 : 0;
            return new TcpSegments(1, answered ? 1 : 0, fins, fins, reset, wentOn, wentOn || reset + fins > 0);
        }

        boolean isOpenTcp() {
            return endpoints.protocol() == Protocol.TCP && established && closed.isEmpty();
        }

        /** When it sent its last packet, at the latest, if it was in the table until then and then ran out. */
        long lastPacket(long until) {
            return closed.orElse(Math.max(lastEvent, until - timeoutSeconds * NANOS_PER_SECOND));
        }
    }

    @Override
    public void read(LogRow event, Consumer<LogRecord> records) throws WrongFieldException {
        long time = event.epochNanos("time");
        first = Math.min(first, time);
        last = Math.max(last, time);
        Optional<Protocol> protocol = event.protocol("protocol");
        if (protocol.isEmpty()) {
            records.accept(new LogRecord.OtherProtocol(new Traffic(time, time, 1, OptionalLong.empty())));
            return;
        }
        Packet endpoints = event.endpoints(protocol.get(), "src", "sport", "dst", "dport");
        FlowKey key = FlowKey.of(endpoints);
        switch (event.text("event")) {
            case "NEW" -> {
                over(pending.remove(key), time, records);
                pending.put(key, new Entry(endpoints, time));
                update(pending.get(key), event, time);
            }
            case "UPDATE" -> {
                Entry entry = pending.computeIfAbsent(key, missing -> new Entry(endpoints, first));
                update(entry, event, time);
            }
            default -> {
                Entry known = pending.remove(key);
                Entry entry = known == null ? new Entry(endpoints, began(event, time)) : known;
                entry.take(event, time);
                over(entry, time, records);
            }
        }
        evict(records);
    }

    private long began(LogRow event, long time) throws WrongFieldException {
        return event.has("delta-time") ? event.before("delta-time", time, event.count("delta-time")) : first;
    }

    private static void update(Entry entry, LogRow event, long time) throws WrongFieldException {
        entry.take(event, time);
        entry.lastEvent = time;
    }

    private static void over(Entry entry, long time, Consumer<LogRecord> records) {
        if (entry != null) {
            records.accept(entry.record(entry.lastPacket(time), FlowEnd.OVER));
        }
    }

    private void evict(Consumer<LogRecord> records) {
        if (pending.size() > MAX_PENDING) {
            Iterator<Entry> eldest = pending.values().iterator();
            over(eldest.next(), last, records);
            eldest.remove();
        }
    }

    @Override
    public void end(Consumer<LogRecord> records) {
        for (Entry entry : pending.values()) {
            records.accept(
                    entry.isOpenTcp()
                            ? entry.record(last, FlowEnd.OUT_OF_SIGHT)
                            : entry.record(entry.lastPacket(last), FlowEnd.BY_SILENCE));
        }
        pending.clear();
    }
}
