package io.tidemark.ingest.tshark;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.text.EpochTime;
import io.tidemark.ingest.text.WholeNumber;
import io.tidemark.ingest.text.WrongFieldException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What tshark's fields say of one packet. Fields are taken in any order; a transport header is complete where the object of its
 * layer ends, or else where the packet does, and has the addresses seen last by then. Where {@code -e} has taken the fields out of their layers,
 * the nth value of each makes the nth header.
 *
 * <p>A packet needs a time: {@code frame.time_epoch}, or else the milliseconds of {@code -T ek}, or {@code frame.time_relative}, which dates a capture
 * to 1970; or without any {@code frame.len}, and is then a packet without a time. TCP and UDP need {@code tcp.stream} and {@code udp.stream},
 * and TCP its flags or {@code tcp.completeness}, see {@link TsharkTransport}. Addresses, ports and {@code frame.len} are taken where they are.
 */
final class TsharkFields {

    /** Stands for the time of {@code -T ek}, which is no field of a packet. */
    static final String MILLIS = "timestamp";

    static final String EPOCH = "frame.time_epoch";
    static final String RELATIVE = "frame.time_relative";

    private static final long NO_LENGTH = -1;
    private static final Pattern WHOLE_MILLIS = Pattern.compile("\\d{12,14}");
    private static final int MILLI_DIGITS = 3;

    private final TsharkAddresses addresses = new TsharkAddresses();
    private final TsharkTransport tcp = new TsharkTransport(Protocol.TCP);
    private final TsharkTransport udp = new TsharkTransport(Protocol.UDP);
    /** Headers beyond the first of fields without layers. */
    private final List<TsharkFields> more = new ArrayList<>();

    private final List<Packet> packets = new ArrayList<>();
    private final Map<String, String> times = new HashMap<>();
    private long epochNanos;
    private long length;
    private boolean index;
    private boolean listed;

    void clear() {
        packets.clear();
        addresses.clear();
        more.clear();
        times.clear();
        length = NO_LENGTH;
        index = false;
        listed = false;
    }

    /** Takes one field. */
    void take(String key, String value) throws WrongFieldException {
        if (key.startsWith("tcp.")) {
            tcp.take(key, value);
        } else if (key.startsWith("udp.")) {
            udp.take(key, value);
        } else if (key.equals(EPOCH) || key.equals(RELATIVE) || key.equals(MILLIS)) {
            times.put(key, value);
        } else if (key.equals("frame.len")) {
            length = WholeNumber.of(key, value, Integer.MAX_VALUE);
        } else {
            addresses.take(key, value);
        }
    }

    /**
     * Takes one of the values of a field without its layer.
     *
     * @param position its position among these values, from 0
     */
    void takeListed(String key, String value, int position) throws WrongFieldException {
        listed = true;
        if (position > 0 && (key.startsWith("tcp.") || key.startsWith("udp."))) {
            header(position).take(key, value);
        } else {
            take(key, value);
        }
    }

    private TsharkFields header(int position) throws WrongFieldException {
        if (position >= TsharkTransport.MAX_HEADERS) {
            throw TsharkTransport.tooManyHeaders();
        }
        while (more.size() < position) {
            more.add(new TsharkFields());
        }
        return more.get(position - 1);
    }

    /** Hears that an object has ended. */
    void endOf(String object) throws WrongFieldException {
        switch (object) {
            case "index" -> index = true;
            case "tcp" -> tcp.complete(addresses, packets);
            case "udp" -> udp.complete(addresses, packets);
            default -> {
                // holds no transport header of its own
            }
        }
    }

    /** Hears that the packet has ended. */
    void finish() throws WrongFieldException {
        if (listed) {
            tcp.requireStream();
            udp.requireStream();
        }
        tcp.complete(addresses, packets);
        udp.complete(addresses, packets);
        for (TsharkFields header : more) {
            header.tcp.complete(addresses, packets);
            header.udp.complete(addresses, packets);
        }
        if (isIndex() || isUntimed()) {
            return;
        }
        epochNanos = time();
    }

    private long time() throws WrongFieldException {
        String millis = times.getOrDefault(MILLIS, "");
        if (times.containsKey(EPOCH)) {
            return EpochTime.nanos(EPOCH, times.get(EPOCH));
        }
        if (WHOLE_MILLIS.matcher(millis).matches()) {
            return EpochTime.nanos(
                    MILLIS, new BigDecimal(millis).movePointLeft(MILLI_DIGITS).toPlainString());
        }
        if (times.containsKey(RELATIVE)) {
            return EpochTime.nanos(RELATIVE, times.get(RELATIVE));
        }
        throw millis.isEmpty()
                ? new WrongFieldException("\"frame.time_epoch\"", "none")
                : WrongFieldException.quoting("milliseconds since 1970 as \"timestamp\"", millis);
    }

    /** Whether this was no packet but one of the lines that {@code -T ek} puts before each. */
    boolean isIndex() {
        return index && times.isEmpty();
    }

    /** Whether this is a packet of which no one knows the time: the full form leaves it out and tells the length all the same. */
    boolean isUntimed() {
        return times.isEmpty() && hasLength();
    }

    long epochNanos() {
        return epochNanos;
    }

    boolean hasLength() {
        return length != NO_LENGTH;
    }

    long length() {
        return Math.max(0, length);
    }

    boolean hasIp() {
        return addresses.hasIp();
    }

    List<Packet> packets() {
        return packets;
    }
}
