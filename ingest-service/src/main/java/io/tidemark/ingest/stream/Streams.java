package io.tidemark.ingest.stream;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.ingest.packet.Protocol;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;

/**
 * The streams of a capture.
 *
 * @param tcp those of TCP
 * @param udp those of UDP
 */
record Streams(StreamTable tcp, StreamTable udp) {

    /**
     * None as yet.
     *
     * @param budget grants the tables their rows
     * @param time the capture's clock
     * @param hosts whose streams are kept
     */
    static Streams none(RowBudget.Share budget, CaptureClock time, HostSample hosts) {
        Streams streams = new Streams(
                new StreamTable(Protocol.TCP, budget, time, hosts), new StreamTable(Protocol.UDP, budget, time, hosts));
        streams.tables().forEach(hosts::add);
        return streams;
    }

    List<StreamTable> tables() {
        return List.of(tcp, udp);
    }

    /** Number of streams so far, those not kept included. */
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
        return table.rows().filter(condition).count();
    }
}
