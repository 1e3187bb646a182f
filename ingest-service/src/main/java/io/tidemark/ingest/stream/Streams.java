package io.tidemark.ingest.stream;

import io.tidemark.contracts.PerProtocol;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * The streams of a capture.
 *
 * @param tcp those of TCP
 * @param udp those of UDP
 */
record Streams(StreamTable tcp, StreamTable udp) {

    List<StreamTable> tables() {
        return List.of(tcp, udp);
    }

    /** Number of streams so far, evicted ones included. */
    long opened() {
        return tcp.opened() + udp.opened();
    }

    /** One number of each table. */
    PerProtocol<Long> each(ToLongFunction<StreamTable> number) {
        return new PerProtocol<>(number.applyAsLong(tcp), number.applyAsLong(udp));
    }

    /** Whether any of them counts once it is corrected. */
    boolean anyConnection() {
        return tables().stream().anyMatch(Streams::holdsConnection);
    }

    private static boolean holdsConnection(StreamTable table) {
        return IntStream.range(0, table.size())
                .anyMatch(row -> table.leftOut(row) == null && table.isConnectionOnceCorrected(row));
    }

    /** Number of rows of a table for which something is true. */
    static long count(StreamTable table, IntPredicate condition) {
        return IntStream.range(0, table.size()).filter(condition).count();
    }
}
