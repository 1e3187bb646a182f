package io.tidemark.ingest.format;

import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.Directions;
import io.tidemark.ingest.connlog.LogRecord;
import io.tidemark.ingest.connlog.LogRow;
import io.tidemark.ingest.connlog.OneWay;
import io.tidemark.ingest.connlog.Traffic;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.packet.TcpFlags;
import io.tidemark.ingest.text.WrongFieldException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Makes connections of rows of flows, with the names of {@link FlowColumns}: each of one direction or of both, put together by their endpoints.
 */
final class PairedFlows implements Dialect {

    private static final String NO_TIME = "0000-00-00";

    private final Directions directions = new Directions(true);
    private final long durationNanos;

    /**
     * @param durationNanos unit of durations
     */
    PairedFlows(long durationNanos) {
        this.durationNanos = durationNanos;
    }

    @Override
    public void read(LogRow row, Consumer<LogRecord> records) throws WrongFieldException {
        if (row.text(FlowColumns.START).startsWith(NO_TIME)) {
            records.accept(new LogRecord.OtherKind());
            return;
        }
        long start = FlowTimes.epochNanos(FlowColumns.START, row.text(FlowColumns.START));
        long end = end(row, start);
        long packets = row.count(FlowColumns.PACKETS);
        long back = row.optionalCount(FlowColumns.PACKETS_BACK).orElse(0);
        Optional<Protocol> protocol = row.protocol(FlowColumns.PROTOCOL);
        if (protocol.isEmpty()) {
            records.accept(new LogRecord.OtherProtocol(new Traffic(start, end, packets, bytes(row, true))));
            return;
        }
        if (packets > 0 || back == 0) {
            add(row, protocol.get(), true, new Traffic(start, end, Math.max(1, packets), bytes(row, true)), records);
        }
        if (back > 0) {
            add(row, protocol.get(), false, new Traffic(start, end, back, bytes(row, false)), records);
        }
    }

    private void add(LogRow row, Protocol protocol, boolean there, Traffic traffic, Consumer<LogRecord> records)
            throws WrongFieldException {
        String from = there ? FlowColumns.SOURCE : FlowColumns.DESTINATION;
        String fromPort = there ? FlowColumns.SOURCE_PORT : FlowColumns.DESTINATION_PORT;
        String to = there ? FlowColumns.DESTINATION : FlowColumns.SOURCE;
        String toPort = there ? FlowColumns.DESTINATION_PORT : FlowColumns.SOURCE_PORT;
        directions.add(new OneWay(row.endpoints(protocol, from, fromPort, to, toPort), traffic, flags(row)), records);
    }

    private static OptionalLong bytes(LogRow row, boolean there) throws WrongFieldException {
        return row.optionalCount(there ? FlowColumns.BYTES : FlowColumns.BYTES_BACK);
    }

    /** Letters for those that are set, as in {@code ...AP.SF}; none where the exporter knows none. */
    private static OptionalInt flags(LogRow row) {
        int flags = TcpFlags.ofLetters(row.optional(FlowColumns.FLAGS).orElse(""));
        return flags == 0 ? OptionalInt.empty() : OptionalInt.of(flags);
    }

    private long end(LogRow row, long start) throws WrongFieldException {
        Optional<String> end = row.optional(FlowColumns.END);
        Optional<String> duration = row.optional(FlowColumns.DURATION);
        return duration.isPresent()
                ? FlowTimes.after(start, duration.get(), durationNanos)
                : Math.max(start, FlowTimes.epochNanos(FlowColumns.END, end.orElse("")));
    }

    @Override
    public void end(Consumer<LogRecord> records) {
        directions.end(records);
    }
}
