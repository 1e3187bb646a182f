package io.tidemark.standalone;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up what {@code tshark -T fields} says of each frame to one row a stream. A frame may belong to several streams:
 * to those of a tunnel's inner and outer headers, or to one that an ICMP error quotes. A header that is cut before its
 * flags has none; it is the innermost of its frame, so flags belong to the first streams listed.
 */
final class TsharkStreams {

    /** The columns that {@link #add} expects, separated by tabs; several values of one column by commas. */
    static final List<String> FIELDS =
            List.of("frame.time_epoch", "tcp.stream", "udp.stream", "tcp.flags", "tcp.flags.str");

    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;

    private final Map<String, Totals> streams = new LinkedHashMap<>();

    /**
     * Adds a frame.
     *
     * @throws Failure where the line is not of these columns
     */
    void add(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != FIELDS.size()) {
            throw new Failure("tshark printed \"" + line + "\" instead of the columns " + FIELDS);
        }
        long time = nanos(columns[0], line);
        String[] flags = values(columns[3]);
        String[] flagTexts = values(columns[4]);
        String[] tcp = values(columns[1]);
        for (int i = 0; i < tcp.length; i++) {
            Totals totals = totals("tcp", tcp[i], time);
            totals.add(time);
            if (i < flags.length) totals.addFlags(Integer.decode(flags[i]), flagTexts[i]);
        }
        for (String stream : values(columns[2])) totals("udp", stream, time).add(time);
    }

    boolean isEmpty() {
        return streams.isEmpty();
    }

    /** The rows by their names. */
    Map<String, StreamRow> rows() {
        Map<String, StreamRow> rows = new LinkedHashMap<>();
        streams.forEach((name, totals) -> rows.put(name, totals.row()));
        return rows;
    }

    private Totals totals(String protocol, String stream, long time) {
        return streams.computeIfAbsent(
                protocol + " " + stream, name -> new Totals(protocol, Long.parseLong(stream), time));
    }

    private static String[] values(String column) {
        return column.isEmpty() ? new String[0] : column.split(",");
    }

    private static long nanos(String epochSeconds, String line) {
        try {
            return new BigDecimal(epochSeconds).movePointRight(9).longValue();
        } catch (NumberFormatException e) {
            throw new Failure("tshark printed \"" + line + "\", which does not begin with a time in epoch seconds", e);
        }
    }

    private static final class Totals {
        private final String protocol;
        private final long stream;
        private final long start;
        private long end;
        private long packets;
        private long syn;
        private long synAck;
        private long fin;
        private long rst;
        private String lastFlags;

        Totals(String protocol, long stream, long start) {
            this.protocol = protocol;
            this.stream = stream;
            this.start = start;
        }

        void add(long time) {
            end = time;
            packets++;
        }

        void addFlags(int flags, String text) {
            if ((flags & SYN) != 0 && (flags & ACK) == 0) syn++;
            if ((flags & SYN) != 0 && (flags & ACK) != 0) synAck++;
            if ((flags & FIN) != 0) fin++;
            if ((flags & RST) != 0) rst++;
            lastFlags = text;
        }

        StreamRow row() {
            return new StreamRow(protocol, stream, start, end, packets, syn, synAck, fin, rst, lastFlags);
        }
    }
}
