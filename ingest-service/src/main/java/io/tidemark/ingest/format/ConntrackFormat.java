package io.tidemark.ingest.format;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.ConntrackEvents;
import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.LineRows;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.text.WrongFieldException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Events of Linux's connection tracking with their times, as {@code conntrack -E -o timestamp} prints them. */
final class ConntrackFormat extends LogFormat {

    /** What to run for a log that can be read. */
    static final String COMMAND = "conntrack -E -o timestamp > FILE, for as long as you can";

    private static final String TIME = "\\[(\\d{9,10}\\.\\d{1,9}) *]";
    private static final String EVENT = "\\[(NEW|UPDATE|DESTROY)]";
    private static final String FAMILY = "(?:ipv[46]\\s+\\d+\\s+)?";

    private static final Pattern TIMED = Pattern.compile(TIME + "\\s*" + EVENT + ".*");
    private static final Pattern UNTIMED = Pattern.compile("\\s*" + EVENT + "\\s+" + FAMILY + "[a-z]\\S*\\s+\\d+\\s.*");
    private static final Pattern ENTRY =
            Pattern.compile(FAMILY + "(tcp|udp|icmp|icmpv6|udplite|sctp|dccp|gre|unknown)\\s+\\d+\\s+\\d+\\s.*src=.*");

    private static final Pattern ROW = Pattern.compile(TIME + "\\s*" + EVENT + "\\s+" + FAMILY
            + "(\\S+)\\s+\\d+\\s+(?:(\\d+)\\s+)?(?:([A-Z][A-Z_0-9]+)\\s+)?(.*)");
    private static final Pattern PAIR = Pattern.compile("([a-z-]+)=(\\S+)|\\[([A-Z]+)]");

    ConntrackFormat() {
        super("conntrack-events", "conntrack -E -o timestamp");
    }

    /** Whether a line is an event without its time. */
    static boolean isUntimed(String line) {
        return UNTIMED.matcher(line).matches();
    }

    /** Whether a line is an entry of the table at one moment. */
    static boolean isEntry(String line) {
        return ENTRY.matcher(line).matches();
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return TIMED.matcher(beginning.firstLine()).matches();
    }

    /** Entries that are still open are in the log, so nothing is lacking but those without any event. */
    @Override
    public List<Finding> findings() {
        return List.of(FindingCode.CONNECTIONS_INFERRED.with(Map.of("log", title())));
    }

    @Override
    LogRows rows(CaptureInput input) {
        return new LineRows(input, title(), ConntrackFormat::fields);
    }

    /** The first endpoints are those of the side that began, the second those of the replies. */
    private static Optional<Map<String, String>> fields(String line) throws WrongFieldException {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            throw WrongFieldException.quoting(
                    "an event such as \"[1700000000.123456] [NEW] tcp 6 120 SYN_SENT src=...\"", line);
        }
        Map<String, String> fields = new HashMap<>();
        fields.put("time", row.group(1));
        fields.put("event", row.group(2));
        fields.put("protocol", row.group(3));
        put(fields, "timeout", row.group(4));
        put(fields, "state", row.group(5));
        for (Matcher pair = PAIR.matcher(row.group(6)); pair.find(); ) {
            if (pair.group(3) != null) {
                fields.put(pair.group(3), "");
            } else if (fields.putIfAbsent(pair.group(1), pair.group(2)) != null) {
                fields.putIfAbsent("reply " + pair.group(1), pair.group(2));
            }
        }
        return Optional.of(fields);
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    @Override
    Dialect dialect() {
        return new ConntrackEvents();
    }
}
