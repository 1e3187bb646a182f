package io.tidemark.ingest.format;

import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.connlog.Dialect;
import io.tidemark.ingest.connlog.JsonRows;
import io.tidemark.ingest.connlog.LogRecord;
import io.tidemark.ingest.connlog.LogRow;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.connlog.ZeekConnection;
import io.tidemark.ingest.text.WrongFieldException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Zeek's {@code conn.log} in the Elastic Common Schema, as Filebeat's module for Zeek writes it: an object a connection, also as an export of
 * Elasticsearch's documents has it ({@code _source}). Durations are nanoseconds.
 */
final class ZeekEcsFormat extends LogFormat {

    private static final String DURATION = "event.duration";
    private static final Pattern NANOS = Pattern.compile("\\d{1,19}");
    private static final int NANO_DIGITS = 9;

    /** Zeek's names by those of the schema. */
    private static final Map<String, String> ZEEKS = Map.ofEntries(
            Map.entry("@timestamp", "ts"),
            Map.entry(DURATION, "duration"),
            Map.entry("network.transport", "proto"),
            Map.entry("source.ip", "id.orig_h"),
            Map.entry("source.port", "id.orig_p"),
            Map.entry("source.packets", "orig_pkts"),
            Map.entry("source.bytes", "orig_ip_bytes"),
            Map.entry("destination.ip", "id.resp_h"),
            Map.entry("destination.port", "id.resp_p"),
            Map.entry("destination.packets", "resp_pkts"),
            Map.entry("destination.bytes", "resp_ip_bytes"),
            Map.entry("zeek.connection.state", "conn_state"),
            Map.entry("zeek.connection.history", "history"),
            Map.entry("zeek.connection.missed_bytes", "missed_bytes"));

    ZeekEcsFormat() {
        super("zeek-ecs", "Zeek's conn.log");
    }

    @Override
    public boolean recognises(Beginning beginning) throws IOException {
        return beginning.object().hasAnyUnder("zeek.")
                || beginning.object().value("event.dataset").orElse("").startsWith("zeek.");
    }

    @Override
    LogRows rows(CaptureInput input) throws IOException {
        return new JsonRows(input, "Zeek's log", ZEEKS.keySet());
    }

    @Override
    Dialect dialect() {
        return Dialect.each(ZeekEcsFormat::record);
    }

    private static LogRecord record(LogRow row) throws WrongFieldException {
        Map<String, String> renamed = new HashMap<>();
        for (Map.Entry<String, String> field : row.fields().entrySet()) {
            boolean isDuration = field.getKey().equals(DURATION);
            renamed.put(ZEEKS.get(field.getKey()), isDuration ? seconds(field.getValue()) : field.getValue());
        }
        return ZeekConnection.of(new LogRow(renamed));
    }

    private static String seconds(String nanos) throws WrongFieldException {
        if (!NANOS.matcher(nanos).matches()) {
            throw WrongFieldException.quoting("nanoseconds as \"" + DURATION + "\"", nanos);
        }
        return new BigDecimal(nanos).movePointLeft(NANO_DIGITS).toPlainString();
    }
}
