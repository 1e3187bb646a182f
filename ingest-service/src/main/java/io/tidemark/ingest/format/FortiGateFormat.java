package io.tidemark.ingest.format;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.CsvColumns;
import io.tidemark.ingest.connlog.DeviceSession;
import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.JsonRows;
import io.tidemark.ingest.connlog.LineRows;
import io.tidemark.ingest.connlog.LogRecord;
import io.tidemark.ingest.connlog.LogRow;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.connlog.SessionEnd;
import io.tidemark.ingest.connlog.Traffic;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.text.EpochTime;
import io.tidemark.ingest.text.Separated;
import io.tidemark.ingest.text.WrongFieldException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Traffic logs of FortiGate: {@code key=value} behind whatever syslog puts before them, the same with commas, as CSV with a line of names, or as JSON. Counted
 * are sessions that were forwarded and have ended; what was denied, and statistics of sessions that go on, are not.
 *
 * <p>A line is dated by {@code eventtime}, or without it by {@code date}, {@code time} and {@code tz}, and a session ended then, {@code duration}
 * seconds after it started. Where silence ended it, as it ends all of UDP, that includes the timeout: the defaults, 3,600 s of TCP ({@code
 * session-ttl}) and 180 s of UDP ({@code udp-idle-timer}), are taken off sessions that lasted as long.
 */
final class FortiGateFormat extends LogFormat {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long TCP_IDLE_SECONDS = 3_600;
    private static final long UDP_IDLE_SECONDS = 180;

    private static final Pattern FIELD = Pattern.compile("([a-z_]+)=(?:\"([^\"]*)\"|([^\\s\",]*))");
    private static final Pattern LINE = Pattern.compile(".*\\b(?:logid|devid|devname)=.*\\btype=\"?[a-z]+\\b.*");
    private static final Pattern LINE_OF_TRAFFIC = Pattern.compile(".*\\bsrcip=.*\\bdstip=.*\\bduration=.*");
    private static final Set<String> READ = Set.of(
            "date",
            "time",
            "tz",
            "eventtime",
            "logid",
            "type",
            "subtype",
            "action",
            "proto",
            "duration",
            "srcip",
            "srcport",
            "dstip",
            "dstport",
            "sentbyte",
            "rcvdbyte",
            "sentpkt",
            "rcvdpkt");
    private static final Set<String> NAMES = Set.of("srcip", "dstip", "proto", "duration");

    /** Actions of sessions that have ended, and why. */
    private static final Map<String, SessionEnd> ENDS = Map.of(
            "close", SessionEnd.FIN,
            "client-rst", SessionEnd.RST,
            "server-rst", SessionEnd.RST,
            "timeout", SessionEnd.TIMEOUT,
            "accept", SessionEnd.TIMEOUT,
            "ip-conn", SessionEnd.TIMEOUT);

    /** Log ids end with it: statistics of a session that goes on. */
    private static final String STATISTICS = "000020";

    private static final Set<String> FORWARDED = Set.of("forward", "ztna");

    FortiGateFormat() {
        super("fortigate", "FortiGate's traffic log");
    }

    @Override
    public boolean recognises(Beginning beginning) throws IOException {
        if (beginning.object().names().containsAll(NAMES)) {
            return true;
        }
        String first = beginning.firstLine();
        return LINE.matcher(first).matches() || LINE_OF_TRAFFIC.matcher(first).matches() || namesColumns(first);
    }

    private static boolean namesColumns(String line) {
        return Separated.cells(line, ',').containsAll(NAMES);
    }

    @Override
    public boolean infersConnections() {
        return true;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(super.findings());
        findings.add(FindingCode.TIMEOUTS_TAKEN_OFF.with(
                Map.of("log", title(), "tcpSeconds", TCP_IDLE_SECONDS, "udpSeconds", UDP_IDLE_SECONDS)));
        return findings;
    }

    @Override
    LogRows rows(CaptureInput input) throws IOException {
        boolean isJson = input.look(1) > 0 && input.bytes()[input.position()] == '{';
        return isJson ? new JsonRows(input, title(), READ) : new LineRows(input, title(), new Lines());
    }

    /** Takes lines apart; the first may name columns. */
    private static final class Lines implements LineRows.Fields {

        private Optional<CsvColumns> columns = Optional.empty();

        @Override
        public Optional<Map<String, String>> of(String line) throws WrongFieldException {
            if (namesColumns(line)) {
                columns = Optional.of(new CsvColumns(Separated.cells(line, ','), ','));
                return Optional.empty();
            }
            return Optional.of(columns.isPresent() ? columns.get().of(line) : pairs(line));
        }

        private static Map<String, String> pairs(String line) {
            Map<String, String> fields = new HashMap<>();
            for (Matcher field = FIELD.matcher(line); field.find(); ) {
                fields.putIfAbsent(field.group(1), field.group(2) == null ? field.group(3) : field.group(2));
            }
            return fields;
        }
    }

    @Override
    Dialect dialect() {
        return Dialect.each(FortiGateFormat::record);
    }

    private static LogRecord record(LogRow row) throws WrongFieldException {
        SessionEnd end = ENDS.get(row.optional("action").orElse(""));
        if (end == null || !isForwarded(row)) {
            return new LogRecord.OtherKind();
        }
        Optional<Protocol> protocol = row.protocol("proto");
        Traffic traffic = traffic(row, protocol, end);
        if (protocol.isEmpty()) {
            return new LogRecord.OtherProtocol(traffic);
        }
        boolean answered = row.has("rcvdpkt") ? row.count("rcvdpkt") > 0 : row.count("rcvdbyte") > 0;
        return new DeviceSession(
                        row.endpoints(protocol.get(), "srcip", "srcport", "dstip", "dstport"), traffic, answered, end)
                .record();
    }

    private static boolean isForwarded(LogRow row) {
        return row.optional("type").orElse("traffic").equals("traffic")
                && FORWARDED.contains(row.optional("subtype").orElse("forward"))
                && !row.optional("logid").orElse("").endsWith(STATISTICS);
    }

    private static Traffic traffic(LogRow row, Optional<Protocol> protocol, SessionEnd end) throws WrongFieldException {
        long ended = row.has("eventtime") ? row.epochNanosOfAnyUnit("eventtime") : local(row);
        long duration = row.count("duration");
        long idle = end == SessionEnd.TIMEOUT ? idleSeconds(protocol) : 0;
        long start = row.before("duration", ended, duration);
        long last = ended - (duration >= idle ? idle * NANOS_PER_SECOND : 0);
        OptionalLong packets = row.sum("sentpkt", "rcvdpkt");
        return new Traffic(start, last, packets.orElse(0), row.sum("sentbyte", "rcvdbyte"));
    }

    private static long idleSeconds(Optional<Protocol> protocol) {
        return protocol.map(known -> known == Protocol.TCP ? TCP_IDLE_SECONDS : UDP_IDLE_SECONDS)
                .orElse(0L);
    }

    private static long local(LogRow row) throws WrongFieldException {
        return EpochTime.nanos(
                "date\", \"time",
                row.text("date") + "T" + row.text("time") + row.optional("tz").orElse(""));
    }
}
