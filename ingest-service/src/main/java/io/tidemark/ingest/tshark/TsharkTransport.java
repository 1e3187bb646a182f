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
    private static final int MAX_COMPLETENESS = 0xff;

    /** {@code tcp.flags.str} from its end, as long as it has to be to tell what is needed. */
    private static final String FLAG_LETTERS = "FSRPA";

    /** Of a TCP header: RFC 9293, 3.1. */
    private static final int SHORTEST_HEADER_BYTES = 20;

    /** More than a frame of 64 KiB has room for, one inside of the other. */
    static final int MAX_HEADERS = 10_000;

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
    private int completeness = ABSENT;
    private String letters = "";
    private boolean hasPort;
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
        if (name.equals("flags.str")) {
            letters = value.replace("??", "?"); // two bytes of a middle dot
            return;
        }
        if (name.startsWith("flags.")) {
            takeFlag(key, FLAGS.getOrDefault(name.substring("flags.".length()), 0), value);
            return;
        }
        switch (name) {
            case "stream" -> stream = WholeNumber.of(key, value, Integer.MAX_VALUE);
            case "srcport" -> {
                hasPort = true;
                sourcePort = WholeNumber.of(key, value, MAX_PORT);
            }
            case "dstport" -> destinationPort = WholeNumber.of(key, value, MAX_PORT);
            case "flags" -> takeAllFlags(value);
            case "completeness" -> completeness = WholeNumber.of(key, value, MAX_COMPLETENESS);
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

    /** Takes the flags from their letters: each stands at its place from the end, the lowest bit last. */
    private void takeLetters() {
        for (int bit = 0; bit < FLAG_LETTERS.length(); bit++) {
            boolean set = letters.charAt(letters.length() - 1 - bit) == FLAG_LETTERS.charAt(bit);
            flags |= set ? 1 << bit : 0;
        }
        flagsSeen = TcpFlags.MASK;
    }

    /** Makes a packet of the fields taken since the last one, if they say which stream it is of. */
    void complete(TsharkAddresses addresses, List<Packet> packets) throws WrongFieldException {
        if (flagsSeen == 0 && stream != ABSENT && letters.length() >= FLAG_LETTERS.length()) {
            takeLetters();
        }
        boolean hasFlags = (flagsSeen & NEEDED_FLAGS) == NEEDED_FLAGS;
        if (hasFlags && stream == ABSENT) {
            throw new WrongFieldException("\"tcp.stream\" beside the flags", "none");
        }
        if (protocol == Protocol.TCP && stream != ABSENT && !hasFlags && !isTooShort && completeness == ABSENT) {
            throw new WrongFieldException(
                    "the flags of a TCP segment, as \"tcp.flags\" or as \"tcp.flags_tree\" with syn, ack, fin and reset,"
                            + " or \"tcp.completeness\"",
                    "\"tcp.stream\" without");
        }
        if (stream != ABSENT) {
            add(packet(addresses), packets);
        }
        clear();
    }

    private static void add(Packet packet, List<Packet> packets) throws WrongFieldException {
        if (packets.size() == MAX_HEADERS) {
            throw tooManyHeaders();
        }
        packets.add(packet);
    }

    static WrongFieldException tooManyHeaders() {
        return new WrongFieldException("at most " + MAX_HEADERS + " headers of TCP and UDP", "more");
    }

    /** Of fields without their layers: a port must have a stream beside it. */
    void requireStream() throws WrongFieldException {
        if (hasPort && stream == ABSENT) {
            throw new WrongFieldException("\"" + prefix + "stream\" beside the ports", "none");
        }
    }

    private Packet packet(TsharkAddresses addresses) throws WrongFieldException {
        Packet packet = addresses.packet(protocol, sourcePort, destinationPort).ofStream(stream);
        if (isTooShort) {
            return packet;
        }
        boolean hasFlags = (flagsSeen & NEEDED_FLAGS) == NEEDED_FLAGS;
        return protocol == Protocol.UDP || hasFlags ? packet.withFlags(flags) : packet.withCompleteness(completeness);
    }

    private void clear() {
        stream = ABSENT;
        sourcePort = 0;
        destinationPort = 0;
        flags = 0;
        flagsSeen = 0;
        completeness = ABSENT;
        letters = "";
        hasPort = false;
        isTooShort = false;
    }
}
