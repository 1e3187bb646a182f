package io.tidemark.ingest.tshark;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.packet.TcpFlags;
import io.tidemark.ingest.text.WholeNumber;
import io.tidemark.ingest.text.WrongFieldException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The fields of one TCP or UDP header. Names of flags changed over the years: {@code ns} became {@code ae}, {@code ecn} became
 * {@code ece}. Of a TCP header that claims to be shorter than it can be tshark tells no flags.
 */
final class TsharkTransport {

    private static final int ABSENT = -1;
    private static final int MAX_PORT = 0xffff;

    /** Of a TCP header: RFC 9293, 3.1. */
    private static final int SHORTEST_HEADER_BYTES = 20;

    /** More than a frame of 64 KiB has room for, one inside of the other. */
    private static final int MOST_HEADERS = 10_000;

    private static final Map<String, Integer> FLAGS = Map.ofEntries(
            Map.entry("fin", TcpFlags.FIN),
            Map.entry("syn", TcpFlags.SYN),
            Map.entry("reset", TcpFlags.RST),
            Map.entry("push", TcpFlags.PSH),
            Map.entry("ack", TcpFlags.ACK),
            Map.entry("urg", TcpFlags.URG),
            Map.entry("ecn", TcpFlags.ECE),
            Map.entry("ece", TcpFlags.ECE),
            Map.entry("cwr", TcpFlags.CWR),
            Map.entry("ns", TcpFlags.AE),
            Map.entry("ae", TcpFlags.AE));

    /** Without these it cannot be told where a connection begins and how it ends. */
    private static final int NEEDED_FLAGS = TcpFlags.SYN | TcpFlags.ACK | TcpFlags.FIN | TcpFlags.RST;

    private final Protocol protocol;
    private final String prefix;
    private int stream = ABSENT;
    private int sourcePort;
    private int destinationPort;
    private int flags;
    private int flagsSeen;
    private boolean isTooShort;

    TsharkTransport(Protocol protocol) {
        this.protocol = protocol;
        this.prefix = protocol.label() + ".";
    }

    /** The names of all flags, old and new. */
    static Stream<String> flagNames() {
        return FLAGS.keySet().stream();
    }

    /** Takes a field of this protocol. */
    void take(String key, String value) throws WrongFieldException {
        String name = key.substring(prefix.length());
        if (name.startsWith("flags.")) {
            takeFlag(key, FLAGS.getOrDefault(name.substring("flags.".length()), 0), value);
            return;
        }
        switch (name) {
            case "stream" -> stream = WholeNumber.of(key, value, Integer.MAX_VALUE);
            case "srcport" -> sourcePort = WholeNumber.of(key, value, MAX_PORT);
            case "dstport" -> destinationPort = WholeNumber.of(key, value, MAX_PORT);
            case "flags" -> takeAllFlags(value);
            case "hdr_len" -> isTooShort = WholeNumber.of(key, value, Integer.MAX_VALUE) < SHORTEST_HEADER_BYTES;
            default -> {
                // not needed
            }
        }
    }

    private void takeFlag(String key, int flag, String value) throws WrongFieldException {
        if (flag == 0) {
            return;
        }
        boolean set = value.equals("1") || value.equalsIgnoreCase("true");
        if (!set && !value.equals("0") && !value.equalsIgnoreCase("false")) {
            throw WrongFieldException.quoting("\"0\" or \"1\" as \"" + key + "\"", value);
        }
        flagsSeen |= flag;
        flags = set ? flags | flag : flags;
    }

    private void takeAllFlags(String value) throws WrongFieldException {
        try {
            flags = Integer.decode(value) & TcpFlags.MASK;
            flagsSeen = TcpFlags.MASK;
        } catch (NumberFormatException e) {
            throw WrongFieldException.quoting("a number such as \"0x0012\" as \"tcp.flags\"", value);
        }
    }

    /** Makes a packet of the fields taken since the last one, if they say which stream it is of. */
    void complete(TsharkAddresses addresses, List<Packet> packets) throws WrongFieldException {
        boolean hasFlags = (flagsSeen & NEEDED_FLAGS) == NEEDED_FLAGS;
        if (hasFlags && stream == ABSENT) {
            throw new WrongFieldException("\"tcp.stream\" beside the flags", "none");
        }
        if (protocol == Protocol.TCP && stream != ABSENT && !hasFlags && !isTooShort) {
            throw new WrongFieldException(
                    "the flags of a TCP segment, as \"tcp.flags\" or as \"tcp.flags_tree\" with syn, ack, fin and reset,",
                    "\"tcp.stream\" without");
        }
        if (stream != ABSENT) {
            add(packet(addresses), packets);
        }
        clear();
    }

    private static void add(Packet packet, List<Packet> packets) throws WrongFieldException {
        if (packets.size() == MOST_HEADERS) {
            throw new WrongFieldException("at most " + MOST_HEADERS + " headers of TCP and UDP", "more");
        }
        packets.add(packet);
    }

    private Packet packet(TsharkAddresses addresses) throws WrongFieldException {
        Packet packet = addresses.packet(protocol, sourcePort, destinationPort).ofStream(stream);
        return isTooShort ? packet : packet.withFlags(flags);
    }

    private void clear() {
        stream = ABSENT;
        sourcePort = 0;
        destinationPort = 0;
        flags = 0;
        flagsSeen = 0;
        isTooShort = false;
    }
}
