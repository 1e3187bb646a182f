package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What Wireshark and Tidemark both know of a stream, and must agree on.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param stream its number, as {@code tcp.stream} and {@code udp.stream}
 * @param startEpochNanos time of its first packet
 * @param endEpochNanos time of its last packet in file order
 * @param packets number of its packets
 * @param syn segments with SYN and without ACK
 * @param synAck segments with SYN and ACK
 * @param fin segments with FIN
 * @param rst segments with RST
 * @param lastFlags flags of the last segment as tshark's {@code tcp.flags.str}, null for UDP
 */
record StreamRow(
        String protocol,
        long stream,
        long startEpochNanos,
        long endEpochNanos,
        long packets,
        long syn,
        long synAck,
        long fin,
        long rst,
        String lastFlags) {

    /** A row of {@code GET /api/captures/{id}/streams}. */
    static StreamRow of(JsonNode row) {
        return new StreamRow(
                row.path("protocol").asText(),
                row.path("stream").asLong(),
                row.path("startEpochNanos").asLong(),
                row.path("endEpochNanos").asLong(),
                row.path("packets").asLong(),
                row.path("syn").asLong(),
                row.path("synAck").asLong(),
                row.path("fin").asLong(),
                row.path("rst").asLong(),
                row.path("lastFlags").asText(null));
    }

    /** Its name among the streams of a capture. */
    String name() {
        return protocol + " " + stream;
    }

    /** In which columns this row and tshark's differ, with both values; empty where they agree. */
    List<String> differencesFrom(StreamRow tshark) {
        List<String> differences = new ArrayList<>();
        compare("startEpochNanos", startEpochNanos, tshark.startEpochNanos, differences);
        compare("endEpochNanos", endEpochNanos, tshark.endEpochNanos, differences);
        compare("packets", packets, tshark.packets, differences);
        compare("syn", syn, tshark.syn, differences);
        compare("synAck", synAck, tshark.synAck, differences);
        compare("fin", fin, tshark.fin, differences);
        compare("rst", rst, tshark.rst, differences);
        compare("lastFlags", lastFlags, tshark.lastFlags, differences);
        return differences;
    }

    private static void compare(String column, Object ours, Object theirs, List<String> differences) {
        if (!Objects.equals(ours, theirs)) differences.add(column + " " + ours + ", tshark " + theirs);
    }
}
