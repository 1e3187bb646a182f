package io.tidemark.ingest.tshark;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.text.EpochTime;
import io.tidemark.ingest.text.WholeNumber;
import io.tidemark.ingest.text.WrongFieldException;
import java.util.ArrayList;
import java.util.List;

/**
 * What tshark's fields say of one packet. Fields are taken in any order; a transport header is complete where the object of its
 * layer ends, or else where the packet does, and has the addresses seen last by then.
 */
final class TsharkFields {

    private static final long NO_LENGTH = -1;

    private final TsharkAddresses addresses = new TsharkAddresses();
    private final TsharkTransport tcp = new TsharkTransport(Protocol.TCP);
    private final TsharkTransport udp = new TsharkTransport(Protocol.UDP);
    private final List<Packet> packets = new ArrayList<>();
    private String time = "";
    private long epochNanos;
    private long length;
    private boolean index;

    void clear() {
        packets.clear();
        addresses.clear();
        time = "";
        length = NO_LENGTH;
        index = false;
    }

    /** Takes one field. */
    void take(String key, String value) throws WrongFieldException {
        if (key.startsWith("tcp.")) {
            tcp.take(key, value);
        } else if (key.startsWith("udp.")) {
            udp.take(key, value);
        } else if (key.equals("frame.time_epoch")) {
            time = value;
        } else if (key.equals("frame.len")) {
            length = WholeNumber.of(key, value, Integer.MAX_VALUE);
        } else {
            addresses.take(key, value);
        }
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
        tcp.complete(addresses, packets);
        udp.complete(addresses, packets);
        if (isIndex() || isUntimed()) {
            return;
        }
        if (time.isEmpty()) {
            throw new WrongFieldException("\"frame.time_epoch\"", "none");
        }
        epochNanos = EpochTime.nanos("frame.time_epoch", time);
    }

    /** Whether this was no packet but one of the lines that {@code -T ek} puts before each. */
    boolean isIndex() {
        return index && time.isEmpty();
    }

    /** Whether this is a packet of which no one knows the time: the full form leaves it out and tells the length all the same. */
    boolean isUntimed() {
        return time.isEmpty() && hasLength();
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
