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

    /** Number of those that count once they are corrected. */
    long countedConnections() {
        return tables().stream()
                .mapToLong(table -> count(table, row -> isCounted(table, row)))
                .sum();
    }

    /** Whether a stream counts once it is corrected. */
    static boolean isCounted(StreamTable table, int row) {
        return table.leftOut(row) == null && table.isConnectionOnceCorrected(row);
    }

    /** Number of rows of a table for which something is true. */
    static long count(StreamTable table, IntPredicate condition) {
        return IntStream.range(0, table.size()).filter(condition).count();
    }
}
