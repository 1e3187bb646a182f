package io.tidemark.ingest.netflow;

import static io.tidemark.ingest.netflow.Template.Field.UNREAD;

import io.tidemark.ingest.capture.BigEndian;
import io.tidemark.ingest.packet.Packet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Reads datagrams of NetFlow 5 and 7, whose records have one form, and of NetFlow 9 (RFC 3954) and IPFIX (RFC 7011), whose templates come before their records. A
 * set without its template is counted, and so is a datagram that breaks off, whose whole records are read.
 */
final class ExportReader {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int FIXED_HEADER_BYTES = 24;
    private static final int V9_HEADER_BYTES = 20;
    private static final int IPFIX_HEADER_BYTES = 16;
    private static final int SET_HEADER_BYTES = 4;
    private static final int MAX_EXPORTERS = 1 << 12;

    private static final Template V5 = fixed(9);
    private static final Template V7 = fixed(13);

    private final FlowRecords flows;
    private final Unread unread;
    private final Sampling sampling;
    private final Templates templates = new Templates();
    /** When exporters were switched on, as nanoseconds since 1970. */
    private final Recent<Exporter, Long> boots = new Recent<>(MAX_EXPORTERS);

    ExportReader(FlowRecords flows, Unread unread, Sampling sampling) {
        this.flows = flows;
        this.unread = unread;
        this.sampling = sampling;
    }

    private static Template fixed(int lastBytes) {
        return new Template(
                false,
                List.of(
                        new Template.Field(8, 4),
                        new Template.Field(12, 4),
                        new Template.Field(UNREAD, 8), // next hop, interfaces
                        new Template.Field(2, 4),
                        new Template.Field(1, 4),
                        new Template.Field(22, 4),
                        new Template.Field(21, 4),
                        new Template.Field(7, 2),
                        new Template.Field(11, 2),
                        new Template.Field(UNREAD, 1),
                        new Template.Field(6, 1),
                        new Template.Field(4, 1),
                        new Template.Field(UNREAD, lastBytes)));
    }

    /**
     * Reads a datagram.
     *
     * @param datagram who sent it
     * @param bytes its payload, which begins with the version
     */
    void read(Packet datagram, byte[] bytes) {
        boolean whole =
                switch (BigEndian.u16(bytes, 0)) {
                    case 5 -> readFixed(V5, bytes);
                    case 7 -> readFixed(V7, bytes);
                    case 9 -> readV9(datagram, bytes);
                    default -> readIpfix(datagram, bytes);
                };
        if (!whole) {
            unread.addDatagram();
        }
    }

    private boolean readFixed(Template template, byte[] bytes) {
        if (bytes.length < FIXED_HEADER_BYTES) {
            return false;
        }
        long nanos = BigEndian.u32(bytes, 12);
        long exported = seconds(bytes, 8) + (nanos < NANOS_PER_SECOND ? nanos : 0);
        long boot = ExportClock.boot(exported, BigEndian.u32(bytes, 4));
        if (template == V5) {
            sampling.hearHeader(BigEndian.u16(bytes, 22));
        }
        int end = FIXED_HEADER_BYTES + BigEndian.u16(bytes, 2) * template.leastBytes();
        ExportClock clock = new ExportClock(exported, OptionalLong.of(boot));
        readRecords(template, bytes, FIXED_HEADER_BYTES, Math.min(end, bytes.length), clock);
        return end <= bytes.length;
    }

    private static long seconds(byte[] bytes, int at) {
        return BigEndian.u32(bytes, at) * NANOS_PER_SECOND;
    }

    /** Whole seconds tell when an exporter was switched on to a second, so what was told first stays. */
    private boolean readV9(Packet datagram, byte[] bytes) {
        if (bytes.length < V9_HEADER_BYTES) {
            return false;
        }
        Exporter exporter = Exporter.of(datagram, 9, BigEndian.u32(bytes, 16));
        long exported = seconds(bytes, 8);
        long boot = ExportClock.boot(exported, BigEndian.u32(bytes, 4));
        Optional<Long> known = boots.get(exporter);
        if (known.isEmpty() || Math.abs(boot - known.get()) > NANOS_PER_SECOND) {
            boots.put(exporter, boot);
        }
        return readSets(exporter, exported, bytes, V9_HEADER_BYTES, bytes.length);
    }

    private boolean readIpfix(Packet datagram, byte[] bytes) {
        if (bytes.length < IPFIX_HEADER_BYTES) {
            return false;
        }
        Exporter exporter = Exporter.of(datagram, 10, BigEndian.u32(bytes, 12));
        int length = BigEndian.u16(bytes, 2);
        boolean whole =
                readSets(exporter, seconds(bytes, 4), bytes, IPFIX_HEADER_BYTES, Math.min(length, bytes.length));
        return whole && length <= bytes.length;
    }

    private boolean readSets(Exporter exporter, long exported, byte[] bytes, int from, int end) {
        int at = from;
        while (end - at >= SET_HEADER_BYTES) {
            int length = BigEndian.u16(bytes, at + Short.BYTES);
            if (length < SET_HEADER_BYTES) {
                return false;
            }
            readSet(exporter, exported, bytes, at, Math.min(at + length, end));
            at += length;
        }
        return at <= end;
    }

    private void readSet(Exporter exporter, long exported, byte[] bytes, int from, int end) {
        int number = BigEndian.u16(bytes, from);
        int at = from + SET_HEADER_BYTES;
        int templatesAre = exporter.version() == 9 ? 0 : 2;
        if (number == templatesAre || number == templatesAre + 1) {
            templates.read(exporter, number > templatesAre, bytes, at, end);
        } else if (number > 0xff) {
            Optional<Template> template = templates.get(exporter, number);
            template.ifPresentOrElse(known -> readData(exporter, known, exported, bytes, at, end), unread::addSet);
        }
    }

    private void readData(Exporter exporter, Template template, long exported, byte[] bytes, int from, int end) {
        if (template.ofOptions()) {
            each(
                    template,
                    bytes,
                    from,
                    end,
                    options -> RecordTimes.boot(options).ifPresent(boot -> boots.put(exporter, boot)));
        } else {
            OptionalLong boot = boots.get(exporter).map(OptionalLong::of).orElse(OptionalLong.empty());
            readRecords(template, bytes, from, end, new ExportClock(exported, boot));
        }
    }

    private void readRecords(Template template, byte[] bytes, int from, int end, ExportClock clock) {
        each(
                template,
                bytes,
                from,
                end,
                flow -> RecordTimes.of(flow, clock).ifPresentOrElse(time -> flows.add(flow, time), unread::addRecord));
    }

    /** What is left of a set and shorter than a record is padding. */
    private void each(Template template, byte[] bytes, int from, int end, Consumer<FlowRecord> reading) {
        FlowRecord record = template.record();
        int at = from;
        while (end - at >= template.leastBytes()) {
            at = template.read(bytes, at, end, record);
            if (at <= end) {
                sampling.hear(record);
                reading.accept(record);
            }
        }
    }
}
