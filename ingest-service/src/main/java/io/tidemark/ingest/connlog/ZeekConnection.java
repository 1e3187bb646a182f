package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.text.WrongFieldException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A row of Zeek's {@code conn.log}. It needs {@code ts}, {@code proto} and the endpoints {@code id.*}; a row of another log of Zeek's, which
 * has none of {@code conn_state}, {@code history} and {@code missed_bytes}, is no connection. Times are whole microseconds: Zeek
 * computes with doubles, whose further digits mean nothing. Without a {@code duration} the connection ends as it starts.
 *
 * <p>Bytes are those of IP, without Ethernet's. Where Zeek counted no packets ({@code use_conn_size_analyzer} off), they are the least that
 * history and duration take. Zeek logs a connection when it is over: closed, or silent for its timeout (TCP 5 minutes, UDP 1), or
 * when Zeek itself ends. Which of these it was the log does not tell, so silence does. One still open when the log was rotated away is
 * not in it.
 */
public final class ZeekConnection {

    /** All that is read of a row. */
    public static final Set<String> FIELDS = Set.of(
            "ts",
            "proto",
            "duration",
            "conn_state",
            "history",
            "missed_bytes",
            "id.orig_h",
            "id.orig_p",
            "id.resp_h",
            "id.resp_p",
            "orig_pkts",
            "resp_pkts",
            "orig_ip_bytes",
            "resp_ip_bytes");

    private static final Pattern MILLIS = Pattern.compile("\\d{12,14}");
    private static final Pattern INTERVAL = Pattern.compile("\\d{1,10}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?");
    private static final int MICROS = 6;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private ZeekConnection() {}

    /** What a row tells. */
    public static LogRecord of(LogRow row) throws WrongFieldException {
        if (!row.has("conn_state") && !row.has("history") && !row.has("missed_bytes")) {
            return new LogRecord.OtherKind();
        }
        Traffic traffic = traffic(row);
        Optional<Protocol> protocol = row.protocol("proto");
        if (protocol.isEmpty()) {
            return new LogRecord.OtherProtocol(traffic);
        }
        Packet endpoints = row.endpoints(protocol.get(), "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p");
        return new LogRecord.Connection(flow(row, endpoints, traffic));
    }

    private static Flow flow(LogRow row, Packet endpoints, Traffic traffic) throws WrongFieldException {
        boolean isTcp = endpoints.protocol() == Protocol.TCP;
        TcpSegments segments = isTcp ? ZeekHistory.segments(row) : TcpSegments.NONE;
        boolean answered = row.has("resp_pkts") ? row.count("resp_pkts") > 0 : ZeekHistory.answered(row);
        boolean lacking = ZeekHistory.hasWrongChecksums(row);
        long least = traffic.packets() > 0 && !lacking ? 0 : leastPackets(row, segments, traffic);
        Traffic counted = traffic.withPackets(Math.max(traffic.packets(), least));
        return new Flow(endpoints, counted, segments, answered, FlowEnd.BY_SILENCE, lacking);
    }

    private static long leastPackets(LogRow row, TcpSegments segments, Traffic traffic) {
        boolean lasted = traffic.endEpochNanos() > traffic.startEpochNanos();
        return Math.max(segments.leastPackets(), lasted || ZeekHistory.ofBothSides(row) ? 2 : 1);
    }

    private static Traffic traffic(LogRow row) throws WrongFieldException {
        long start = start(row);
        long duration = durationNanos(row);
        if (duration > Long.MAX_VALUE - start) {
            throw WrongFieldException.quoting("a \"duration\" that ends before 2262", row.text("duration"));
        }
        OptionalLong bytes = row.sum("orig_ip_bytes", "resp_ip_bytes");
        return new Traffic(
                start, start + duration, row.sum("orig_pkts", "resp_pkts").orElse(0), bytes);
    }

    /** JSON can have been told to write milliseconds, as whole numbers. */
    private static long start(LogRow row) throws WrongFieldException {
        String ts = row.text("ts");
        if (MILLIS.matcher(ts).matches()) {
            return Long.parseLong(ts) * NANOS_PER_MILLI;
        }
        long nanos = row.epochNanos("ts");
        return (nanos + NANOS_PER_MICRO / 2) / NANOS_PER_MICRO * NANOS_PER_MICRO;
    }

    private static long durationNanos(LogRow row) throws WrongFieldException {
        String duration = row.optional("duration").orElse("0");
        if (!INTERVAL.matcher(duration).matches()) {
            throw WrongFieldException.quoting("seconds as \"duration\"", duration);
        }
        BigDecimal micros = new BigDecimal(duration).movePointRight(MICROS).setScale(0, RoundingMode.HALF_EVEN);
        if (micros.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / NANOS_PER_MICRO)) > 0) {
            throw WrongFieldException.quoting("a \"duration\" that ends before 2262", duration);
        }
        return micros.longValue() * NANOS_PER_MICRO;
    }
}
