package io.tidemark.contracts;

import java.util.List;
import java.util.stream.Stream;

/**
 * How long a product holds an entry of its session table. Built-in profiles are files beside this class, one a product,
 * each timeout with its source; {@link #BUILT_IN} names them. An idle timeout that is not known is null: the entry is
 * then held for the timeout of the state before, or where none before is known of the first state after. Where none of a
 * protocol is known, its entries are held until their last packet, and an answer that rests on it has to say so. A close
 * timer that is not known changes nothing.
 *
 * @param name the session definition's name
 * @param title what people call the product
 * @param tcp timeouts of a TCP entry, by state
 * @param udp timeouts of a UDP entry, by state
 * @param services rules for single services, the first that fits a stream holds; empty where there are none
 */
public record SessionProfile(String name, String title, Tcp tcp, Udp udp, List<Service> services) {

    public SessionProfile {
        services = services == null ? List.of() : List.copyOf(services);
    }

    /** A profile without rules for services. */
    public SessionProfile(String name, String title, Tcp tcp, Udp udp) {
        this(name, title, tcp, udp, List.of());
    }

    /** Names of the built-in profiles; each is the resource {@code profiles/<name>.json}. */
    public static final List<String> BUILT_IN = List.of(
            "fortigate",
            "pan-os",
            "cisco-asa",
            "check-point",
            "juniper-srx",
            "pf",
            "conntrack",
            "aws-network-firewall");

    /** Name of the session definition that is no product's: a connection from its first to its last packet. */
    public static final String WIRE = "wire";

    /** What people are told of {@link #WIRE}. */
    public static final String WIRE_TITLE = "connections on the wire (the article's)";

    /** All session definitions that are known without being given: {@link #WIRE} and the built-in profiles. */
    public static List<String> definitions() {
        return Stream.concat(Stream.of(WIRE), BUILT_IN.stream()).toList();
    }

    /**
     * Timeouts of a TCP entry. Idle timeouts start anew with every packet; {@code closed} and {@code reset} are close
     * timers, which replace the idle timeout and run once.
     *
     * @param synSent after a SYN
     * @param synReceived after the SYN-ACK
     * @param established after the handshake
     * @param halfClosed after the first FIN
     * @param closed after both FINs
     * @param reset after an RST
     */
    public record Tcp(
            Timeout synSent,
            Timeout synReceived,
            Timeout established,
            Timeout halfClosed,
            Timeout closed,
            Timeout reset) {}

    /**
     * Idle timeouts of a UDP entry.
     *
     * @param first after a single packet
     * @param single when only the originator has sent, more than one packet, or the last packet is the first reply
     * @param multiple when both sides have sent, from the packet after the first reply on
     * @param multipleAfter how long an entry must be in use before {@code multiple} holds instead of {@code single}; null
     *     where that does not matter
     */
    public record Udp(Timeout first, Timeout single, Timeout multiple, Timeout multipleAfter) {}

    /**
     * A rule for the UDP streams to some ports of the responder.
     *
     * @param name what people call the service
     * @param protocol {@code udp}
     * @param ports ports of the responder, 1 to 65,535
     * @param endsWithFirstReply whether the responder's first datagram ends the entry
     * @param timeouts idle timeouts in place of the protocol's, null where those hold
     * @param source where the rule is written
     * @param verified whether the source is the vendor's own and says it unambiguously
     */
    public record Service(
            String name,
            String protocol,
            List<Integer> ports,
            boolean endsWithFirstReply,
            Udp timeouts,
            String source,
            boolean verified) {

        /** Whether the rule is for this stream. */
        public boolean covers(StreamRecord stream) {
            return protocol.equals(stream.protocol()) && ports.contains(stream.responderPort());
        }
    }

    /**
     * One timeout.
     *
     * @param seconds the default in seconds
     * @param source where that is written
     * @param verified whether the source is the vendor's own and says it unambiguously
     */
    public record Timeout(double seconds, String source, boolean verified) {}
}
