package io.tidemark.ingest.format;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.CsvColumns;
import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.Directions;
import io.tidemark.ingest.connlog.LineRows;
import io.tidemark.ingest.connlog.LogRecord;
import io.tidemark.ingest.connlog.LogRow;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.connlog.OneWay;
import io.tidemark.ingest.connlog.Traffic;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.packet.TcpFlags;
import io.tidemark.ingest.text.Separated;
import io.tidemark.ingest.text.WrongFieldException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Flows as CSV with a line of names: a row a flow, of one direction or of both. Exporters and meters end a flow at their timeouts, so rows of the same
 * endpoints are put together, see {@link Directions}. What follows a line {@code Summary} is none. Times without a zone are taken as UTC.
 */
final class FlowCsvFormat extends LogFormat {

    private static final String SUMMARY = "Summary";
    private static final String NO_TIME = "0000-00-00";

    private final FlowColumns columns;

    /**
     * @param label what it is called where it is stored
     * @param title what people call it
     * @param columns how it names them
     */
    FlowCsvFormat(String label, String title, FlowColumns columns) {
        super(label, title);
        this.columns = columns;
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return columns.areIn(beginning.firstLine());
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(super.findings());
        findings.add(FindingCode.CONNECTIONS_INFERRED.with(Map.of("log", title())));
        return findings;
    }

    @Override
    LogRows rows(CaptureInput input) {
        return new LineRows(input, title(), new Lines());
    }

    /** Takes lines apart; the first names columns, and so does the first of each file that was joined to it. */
    private final class Lines implements LineRows.Fields {

        private CsvColumns named = new CsvColumns(List.of(), ',');
        private boolean over;

        @Override
        public Optional<Map<String, String>> of(String line) {
            if (columns.areIn(line)) {
                named = new CsvColumns(columns.of(line), ',');
                over = false;
                return Optional.empty();
            }
            over |= line.startsWith(SUMMARY);
            return over ? Optional.empty() : Optional.of(fields(line));
        }

        private Map<String, String> fields(String line) {
            Map<String, String> fields = new HashMap<>();
            named.leading(Separated.cells(line, ',')).forEach((name, value) -> fields.put(name, value.strip()));
            fields.values().removeIf(String::isEmpty);
            return fields;
        }
    }

    @Override
    Dialect dialect() {
        return new Flows();
    }

    /** Puts flows together. */
    private final class Flows implements Dialect {

        private final Directions directions = new Directions(true);

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
                add(
                        row,
                        protocol.get(),
                        true,
                        new Traffic(start, end, Math.max(1, packets), bytes(row, true)),
                        records);
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
            directions.add(
                    new OneWay(row.endpoints(protocol, from, fromPort, to, toPort), traffic, flags(row)), records);
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
                    ? FlowTimes.after(start, duration.get(), columns.durationNanos())
                    : Math.max(start, FlowTimes.epochNanos(FlowColumns.END, end.orElse("")));
        }

        @Override
        public void end(Consumer<LogRecord> records) {
            directions.end(records);
        }
    }
}
