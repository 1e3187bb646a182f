package io.tidemark.ingest.format;

import io.tidemark.ingest.text.Separated;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How one program names the columns of its flows in CSV.
 *
 * @param names ours by theirs, those in lower case
 * @param needed ours, beside those that all flows need
 * @param durationNanos unit of its durations
 */
record FlowColumns(Map<String, String> names, Set<String> needed, long durationNanos) {

    static final String SOURCE = "source";
    static final String SOURCE_PORT = "source port";
    static final String DESTINATION = "destination";
    static final String DESTINATION_PORT = "destination port";
    static final String PROTOCOL = "protocol";
    static final String START = "start";
    static final String END = "end";
    static final String DURATION = "duration";
    static final String PACKETS = "packets";
    static final String BYTES = "bytes";
    static final String PACKETS_BACK = "packets back";
    static final String BYTES_BACK = "bytes back";
    static final String FLAGS = "flags";

    private static final Set<String> ALWAYS_NEEDED =
            Set.of(SOURCE, SOURCE_PORT, DESTINATION, DESTINATION_PORT, PROTOCOL, START, PACKETS);

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long MICRO = 1_000L;

    /** Both forms of {@code nfdump -o csv}, of 1.6 and of 1.7, and {@code csv-fast}. */
    static final FlowColumns NFDUMP = new FlowColumns(table("""
                    source: sa srcaddr
                    source port: sp srcport
                    destination: da dstaddr
                    destination port: dp dstport
                    protocol: pr proto
                    start: ts firstseen
                    end: te lastseen
                    duration: td duration
                    packets: ipkt packets inpackets
                    bytes: ibyt bytes inbytes
                    packets back: opkt outpackets
                    bytes back: obyt outbytes
                    flags: flg flags"""), Set.of(), SECOND);

    /** nfstream's {@code to_csv}. */
    static final FlowColumns NFSTREAM = new FlowColumns(table("""
                    source: src_ip
                    source port: src_port
                    destination: dst_ip
                    destination port: dst_port
                    protocol: protocol
                    start: bidirectional_first_seen_ms
                    end: bidirectional_last_seen_ms
                    duration: bidirectional_duration_ms
                    packets: src2dst_packets
                    bytes: src2dst_bytes
                    packets back: dst2src_packets
                    bytes back: dst2src_bytes"""), Set.of(PACKETS_BACK), MILLI);

    /** CICFlowMeter's; its lengths are those of payloads, and are left out. */
    static final FlowColumns CICFLOWMETER = new FlowColumns(table("""
                    source: src\u00a0ip source\u00a0ip
                    source port: src\u00a0port source\u00a0port
                    destination: dst\u00a0ip destination\u00a0ip
                    destination port: dst\u00a0port destination\u00a0port
                    protocol: protocol
                    start: timestamp
                    duration: flow\u00a0duration
                    packets: tot\u00a0fwd\u00a0pkts total\u00a0fwd\u00a0packet total\u00a0fwd\u00a0packets
                    packets back: tot\u00a0bwd\u00a0pkts total\u00a0bwd\u00a0packets total\u00a0backward\u00a0packets"""), Set.of(PACKETS_BACK), MICRO);

    /** Those of argus, as its {@code ra} prints them. */
    static final FlowColumns ARGUS = new FlowColumns(table("""
                    source: srcaddr
                    source port: sport
                    destination: dstaddr
                    destination port: dport
                    protocol: proto
                    start: starttime
                    end: lasttime
                    duration: dur
                    packets: srcpkts
                    bytes: srcbytes
                    packets back: dstpkts
                    bytes back: dstbytes"""), Set.of(PACKETS_BACK), SECOND);

    /** Ours by theirs; a line each of ours, and in theirs spaces that do not break. */
    private static Map<String, String> table(String lines) {
        return lines.lines()
                .map(line -> line.split(": "))
                .flatMap(pair -> Arrays.stream(pair[1].split(" "))
                        .map(theirs -> Map.entry(theirs.replace('\u00a0', ' '), pair[0])))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Our names for the columns of a line, theirs where we have none. */
    List<String> of(String line) {
        return Separated.cells(line, ',').stream()
                .map(String::strip)
                .map(name -> names.getOrDefault(name.toLowerCase(Locale.ROOT), name))
                .toList();
    }

    /** Whether a line names all that is needed. */
    boolean areIn(String line) {
        List<String> columns = of(line);
        return columns.containsAll(ALWAYS_NEEDED)
                && columns.containsAll(needed)
                && (columns.contains(END) || columns.contains(DURATION));
    }
}
