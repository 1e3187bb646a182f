package io.tidemark.ingest.packet;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that {@code tshark -T ek} gives the fields that are read, for Elasticsearch: the layer once more in front, and underscores
 * instead of dots, such as {@code tcp_tcp_flags_syn}.
 */
final class EkNames {

    private static final Map<String, String> PLAIN = Stream.concat(
                    Stream.of(
                            "frame.time_epoch",
                            "frame.len",
                            "eth.src",
                            "eth.dst",
                            "ip.src",
                            "ip.dst",
                            "ipv6.src",
                            "ipv6.dst",
                            "tcp.stream",
                            "tcp.srcport",
                            "tcp.dstport",
                            "tcp.flags",
                            "tcp.hdr_len",
                            "udp.stream",
                            "udp.srcport",
                            "udp.dstport"),
                    TsharkTransport.flagNames().map(flag -> "tcp.flags." + flag))
            .collect(Collectors.toUnmodifiableMap(EkNames::of, Function.identity()));

    private EkNames() {}

    private static String of(String plain) {
        return plain.substring(0, plain.indexOf('.')) + "_" + plain.replace('.', '_');
    }

    /** The name of the same field elsewhere; a name that is not of this form stays as it is. */
    static String plain(String name) {
        return PLAIN.getOrDefault(name, name);
    }
}
