package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.CsvColumns;
import io.tidemark.ingest.connlog.DeviceSession;
import io.tidemark.ingest.connlog.Dialect;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Traffic logs of PAN-OS: CSV behind whatever syslog puts before it, with the columns that the documentation lists since PAN-OS 7, or as it is exported
 * with a line of names. Counted are rows of the type {@code TRAFFIC} and the subtype {@code end}: a session from its start time on for its elapsed time,
 * which is taken as it is. Times have no zone and are taken as UTC.
 */
final class PanOsFormat extends LogFormat {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Columns by the names that they have here: what is read, at its place among the others. */
    private static final CsvColumns DOCUMENTED = new CsvColumns(documented(), ',');

    /** The names of an export, in lower case. */
    private static final Map<String, String> EXPORTED = Map.ofEntries(
            Map.entry("type", "type"),
            Map.entry("threat/content type", "subtype"),
            Map.entry("source address", "source"),
            Map.entry("destination address", "destination"),
            Map.entry("source port", "source port"),
            Map.entry("destination port", "destination port"),
            Map.entry("ip protocol", "protocol"),
            Map.entry("protocol", "protocol"),
            Map.entry("bytes", "bytes"),
            Map.entry("bytes received", "bytes received"),
            Map.entry("packets", "packets"),
            Map.entry("packets received", "packets received"),
            Map.entry("start time", "start time"),
            Map.entry("elapsed time (sec)", "elapsed time"),
            Map.entry("elapsed time", "elapsed time"),
            Map.entry("session end reason", "session end reason"));

    private static final Map<String, SessionEnd> ENDS = Map.of(
            "tcp-fin", SessionEnd.FIN,
            "tcp-rst-from-client", SessionEnd.RST,
            "tcp-rst-from-server", SessionEnd.RST,
            "tcp-reuse", SessionEnd.TIMEOUT,
            "aged-out", SessionEnd.TIMEOUT);

    private static final Pattern ROW =
            Pattern.compile("\"?\\d*\"?,\"?\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\"?,[^,]*,\"?"
                    + "(TRAFFIC|THREAT|SYSTEM|CONFIG|USERID|HIPMATCH|HIP-MATCH|GLOBALPROTECT|DECRYPTION|CORRELATION|AUTHENTICATION|TUNNEL"
                    + "|SCTP|GTP|IPTAG|AUDIT)\"?,.*");
    private static final Pattern TIME = Pattern.compile("(\\d{4})/(\\d\\d)/(\\d\\d) (\\d\\d:\\d\\d:\\d\\d)");

    PanOsFormat() {
        super("pan-os", "PAN-OS's traffic log");
    }

    private static List<String> documented() {
        String[] names = new String[47];
        Arrays.setAll(names, position -> "column " + position);
        names[3] = "type";
        names[4] = "subtype";
        names[7] = "source";
        names[8] = "destination";
        names[24] = "source port";
        names[25] = "destination port";
        names[29] = "protocol";
        names[31] = "bytes";
        names[33] = "bytes received";
        names[34] = "packets";
        names[35] = "start time";
        names[36] = "elapsed time";
        names[45] = "packets received";
        names[46] = "session end reason";
        return List.of(names);
    }

    @Override
    public boolean recognises(Beginning beginning) {
        String first = beginning.firstLine();
        return namesColumns(first) || ROW.matcher(first).find();
    }

    private static boolean namesColumns(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.contains("source address") && lower.contains("elapsed time") && lower.contains("start time");
    }

    @Override
    public boolean infersConnections() {
        return true;
    }

    @Override
    LogRows rows(CaptureInput input) {
        return new LineRows(input, title(), new Lines());
    }

    /** Takes lines apart; the first may name columns. */
    private static final class Lines implements LineRows.Fields {

        private Optional<CsvColumns> exported = Optional.empty();

        @Override
        public Optional<Map<String, String>> of(String line) throws WrongFieldException {
            if (namesColumns(line)) {
                exported = Optional.of(new CsvColumns(
                        Separated.cells(line, ',').stream()
                                .map(name -> EXPORTED.getOrDefault(name.strip().toLowerCase(Locale.ROOT), name))
                                .toList(),
                        ','));
                return Optional.empty();
            }
            if (exported.isPresent()) {
                return Optional.of(exported.get().of(line));
            }
            Matcher row = ROW.matcher(line);
            return Optional.of(row.find() ? DOCUMENTED.leading(Separated.cells(row.group(), ',')) : Map.of());
        }
    }

    @Override
    Dialect dialect() {
        return Dialect.each(PanOsFormat::record);
    }

    private static LogRecord record(LogRow row) throws WrongFieldException {
        if (!row.optional("type").orElse("").equals("TRAFFIC")
                || !row.optional("subtype").orElse("").equals("end")) {
            return new LogRecord.OtherKind();
        }
        long start = time(row.text("start time"));
        long end = row.after("elapsed time", start, row.count("elapsed time"));
        long packets = row.has("packets") ? row.count("packets") : 0;
        Traffic traffic = new Traffic(start, end, packets, row.optionalCount("bytes"));
        Optional<Protocol> protocol = row.protocol("protocol");
        if (protocol.isEmpty()) {
            return new LogRecord.OtherProtocol(traffic);
        }
        boolean answered = row.count(row.has("packets received") ? "packets received" : "bytes received") > 0;
        SessionEnd reason = ENDS.getOrDefault(row.optional("session end reason").orElse(""), SessionEnd.OTHER);
        return new DeviceSession(
                        row.endpoints(protocol.get(), "source", "source port", "destination", "destination port"),
                        traffic,
                        answered,
                        reason)
                .record();
    }

    private static long time(String text) throws WrongFieldException {
        return EpochTime.nanos("start time", TIME.matcher(text).replaceFirst("$1-$2-$3T$4"));
    }
}
