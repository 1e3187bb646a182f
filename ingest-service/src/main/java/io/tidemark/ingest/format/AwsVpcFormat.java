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
import io.tidemark.ingest.text.WrongFieldException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Flow logs of an AWS VPC: a line for each direction and interval, with the names of the fields in the first line or in the default order of version 2.
 * Lines of the same endpoints are put together, see {@link Directions}. What was rejected is no connection.
 */
final class AwsVpcFormat extends LogFormat {

    private static final List<String> DEFAULT = List.of(
            "version",
            "account-id",
            "interface-id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "action",
            "log-status");
    private static final List<String> NEEDED =
            List.of("srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "start", "end");

    private static final Pattern ROW = Pattern.compile(
            "\\d+ (\\d{12}|unknown) \\S+ \\S+ \\S+ \\S+ \\S+ \\S+ \\S+ \\S+ \\d{10} \\d{10} \\S+ (OK|NODATA|SKIPDATA)");
    private static final Pattern SEPARATORS = Pattern.compile("[ \\t,]");
    private static final Pattern EXPORT_TIME = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT\\S+Z ");
    private static final String NONE = "-";
    private static final int MAX_FLAGS = 0xff;

    AwsVpcFormat() {
        super("aws-vpc", "AWS VPC's flow log");
    }

    @Override
    public boolean recognises(Beginning beginning) {
        String first = withoutTime(beginning.firstLine());
        return ROW.matcher(first).matches() || names(first).containsAll(List.of("srcaddr", "dstaddr"));
    }

    /** A line without the time that an export of CloudWatch puts before it. */
    private static String withoutTime(String line) {
        return EXPORT_TIME.matcher(line).replaceFirst("");
    }

    /** The names of a header, as the documentation writes them. */
    private static List<String> names(String line) {
        return Arrays.stream(SEPARATORS.split(line))
                .map(name -> name.replace("\"", "").replace('_', '-'))
                .toList();
    }

    @Override
    public boolean infersConnections() {
        return true;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(super.findings());
        findings.add(FindingCode.LOGGED_AT_INTERVALS.with(Map.of("log", title())));
        return findings;
    }

    @Override
    LogRows rows(CaptureInput input) {
        return new LineRows(input, title(), new Lines());
    }

    /** Takes lines apart; the first may name columns. */
    private static final class Lines implements LineRows.Fields {

        private CsvColumns columns = new CsvColumns(DEFAULT, ' ');

        @Override
        public Optional<Map<String, String>> of(String text) throws WrongFieldException {
            String line = withoutTime(text);
            List<String> names = names(line);
            if (names.contains("srcaddr")) {
                requireNames(names, line);
                columns = new CsvColumns(names, separator(line));
                return Optional.empty();
            }
            Map<String, String> fields = columns.of(line);
            fields.values().removeIf(NONE::equals);
            return Optional.of(fields);
        }

        private static void requireNames(List<String> names, String line) throws WrongFieldException {
            List<String> missing =
                    NEEDED.stream().filter(name -> !names.contains(name)).toList();
            if (!missing.isEmpty()) {
                throw WrongFieldException.quoting("the fields " + String.join(", ", missing), line);
            }
        }

        private static char separator(String line) {
            return line.indexOf(' ') >= 0 ? ' ' : line.indexOf('\t') >= 0 ? '\t' : ',';
        }
    }

    @Override
    Dialect dialect() {
        return new Stretches();
    }

    /** Puts lines together. */
    private static final class Stretches implements Dialect {

        private final Directions directions = new Directions(true);

        @Override
        public void read(LogRow row, Consumer<LogRecord> records) throws WrongFieldException {
            if (!row.has("srcaddr") || !row.optional("action").orElse("ACCEPT").equals("ACCEPT")) {
                records.accept(new LogRecord.OtherKind());
                return;
            }
            Optional<Protocol> protocol = row.protocol("protocol");
            if (protocol.isEmpty()) {
                records.accept(new LogRecord.OtherProtocol(traffic(row)));
                return;
            }
            directions.add(
                    new OneWay(
                            row.endpoints(protocol.get(), "srcaddr", "srcport", "dstaddr", "dstport"),
                            traffic(row),
                            row.has("tcp-flags")
                                    ? OptionalInt.of(row.wholeNumber("tcp-flags", MAX_FLAGS))
                                    : OptionalInt.empty()),
                    records);
        }

        private static Traffic traffic(LogRow row) throws WrongFieldException {
            return new Traffic(
                    row.epochNanosOfAnyUnit("start"),
                    row.epochNanosOfAnyUnit("end"),
                    Math.max(1, row.count("packets")),
                    row.optionalCount("bytes"));
        }

        @Override
        public void end(Consumer<LogRecord> records) {
            directions.end(records);
        }
    }
}
