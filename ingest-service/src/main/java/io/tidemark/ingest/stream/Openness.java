package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.packet.Protocol;

/**
 * Tells which connections are still open when a capture ends, so that their duration is only a lower bound. TCP: neither an RST nor
 * both FINs, and silent for at most 300 s. UDP: three packets or more, and silent for at most twice its own longest gap; that
 * is weak, and the best of the rules that were tried. Where a log says what became of a connection, that holds.
 *
 * @param captureEndNanos time of the latest frame
 */
record Openness(long captureEndNanos) {

    private static final long TCP_SILENCE_NANOS = 300_000_000_000L;
    private static final int UDP_LEAST_PACKETS = 3;
    private static final int UDP_GAPS = 2;

    boolean isOpen(StreamTable table, int row) {
        return table.isConnection(row) && isOpen(table, row, table.end(row), table.packets(row), table.longestGap(row));
    }

    /**
     * The same where TCP counts without its SYN too, and is over with the only FIN to be seen where one direction is, and where UDP that was silent for {@link StreamRecord#UDP_IDLE_NANOS} is several
     * connections, of which the last one may be open.
     *
     * @param bursts start and end of each burst on the corrected clock, alternating
     */
    boolean isOpenOnceCorrected(StreamTable table, int row, long[] bursts) {
        long packets = table.packets(row) - table.copies(row);
        long ofAllRuns = Math.max(table.longestGap(row), longestGap(bursts, Long.MAX_VALUE));
        boolean several = ofAllRuns > StreamRecord.UDP_IDLE_NANOS;
        long longestGap = several ? longestGap(bursts, StreamRecord.UDP_IDLE_NANOS) : ofAllRuns;
        boolean closed = table.protocol() == Protocol.TCP && table.showsOneDirection(row) && anyFin(table.tcp(), row);
        return !closed
                && table.isConnectionOnceCorrected(row)
                && isOpen(table, row, bursts[bursts.length - 1], packets, longestGap);
    }

    /** The longest gap between bursts since the last one that was longer than told. */
    private static long longestGap(long[] bursts, long most) {
        long longest = 0;
        for (int next = bursts.length - 2; next > 0; next -= 2) {
            long gap = bursts[next] - bursts[next - 1];
            if (gap > most) {
                break;
            }
            longest = Math.max(longest, gap);
        }
        return longest;
    }

    private boolean isOpen(StreamTable table, int row, long end, long packets, long longestGap) {
        return switch (table.verdict(row)) {
            case NONE, BY_SILENCE -> isOpenBySilence(table, row, end, packets, longestGap);
            case OUT_OF_SIGHT -> true;
            case NO_CONNECTION, OVER -> false;
        };
    }

    private boolean isOpenBySilence(StreamTable table, int row, long end, long packets, long longestGap) {
        long silence = captureEndNanos - end;
        return switch (table.protocol()) {
            case TCP -> silence <= TCP_SILENCE_NANOS && !isClosed(table.tcp(), row);
            case UDP -> packets >= UDP_LEAST_PACKETS && silence <= UDP_GAPS * longestGap;
        };
    }

    private static boolean anyFin(TcpColumns tcp, int row) {
        return tcp.finTime(row, true) != TcpColumns.NEVER || tcp.finTime(row, false) != TcpColumns.NEVER;
    }

    private static boolean isClosed(TcpColumns tcp, int row) {
        boolean bothFins = tcp.finTime(row, true) != TcpColumns.NEVER && tcp.finTime(row, false) != TcpColumns.NEVER;
        return bothFins || tcp.rstTime(row) != TcpColumns.NEVER;
    }
}
