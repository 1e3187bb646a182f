package io.tidemark.ingest.tshark;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of the fields that are read, of some hundred that tshark tells of a packet. For Elasticsearch {@code tshark -T ek} puts the layer
 * once more in front and underscores instead of dots, such as {@code
 * tcp_tcp_flags_syn}, or underscores alone where {@code -e} asks for a field.
 */
final class TsharkNames {

    private static final Map<String, String> READ = Stream.concat(
                    Stream.of(
                            "frame.time_epoch",
                            "frame.time_relative",
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
                            "tcp.flags.str",
                            "tcp.completeness",
                            "tcp.hdr_len",
                            "udp.stream",
                            "udp.srcport",
                            "udp.dstport"),
                    TsharkTransport.flagNames().map(flag -> "tcp.flags." + flag))
            .flatMap(name -> Stream.of(
                    Map.entry(name, name),
                    Map.entry(forElasticsearch(name), name),
                    Map.entry(name.replace('.', '_'), name)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private TsharkNames() {}

    private static String forElasticsearch(String name) {
        return name.substring(0, name.indexOf('.')) + "_" + name.replace('.', '_');
    }

    /** The name with dots of a field that is read, by either name; empty for all others. */
    static String ofFieldThatIsRead(String name) {
        return READ.getOrDefault(name, "");
    }
}
