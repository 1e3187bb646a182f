package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.packet.TcpFlags;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the rows of a stream table as records.
 *
 * @param table the rows
 * @param openness tells which connections are still open
 * @param countsBytes whether the input says how long frames are
 * @param corrects whether session definitions are to see what corrections make of the streams
 * @param pseudonyms what stands for the addresses
 */
record StreamRecords(
        StreamTable table, Openness openness, boolean countsBytes, boolean corrects, Pseudonyms pseudonyms) {

    Stream<StreamRecord> inOrder() {
        return IntStream.of(table.inOrder()).mapToObj(this::record);
    }

    private StreamRecord record(int row) {
        boolean first = table.originatorIsFirst(row);
        StreamKeys keys = table.keys();
        boolean isTcp = table.protocol() == Protocol.TCP;
        TcpColumns tcp = table.tcp();
        return new StreamRecord(
                table.protocol().label(),
                Integer.toUnsignedLong(table.number(row)),
                table.start(row),
                table.end(row),
                table.packets(row),
                countsBytes ? table.bytes(row) : null,
                isTcp ? tcp.syn(row) : 0,
                isTcp ? tcp.synAck(row) : 0,
                isTcp ? tcp.fin(row) : 0,
                isTcp ? tcp.rst(row) : 0,
                isTcp ? text(tcp.lastFlags(row)) : null,
                pseudonyms.of(keys.address(row, first)),
                keys.port(row, first),
                pseudonyms.of(keys.address(row, !first)),
                keys.port(row, !first),
                table.isConnection(row),
                openness.isOpen(table, row),
                table.burstEdges(row),
                isTcp ? time(tcp.synTime(row)) : null,
                isTcp ? time(tcp.synAckTime(row)) : null,
                isTcp ? time(tcp.establishedTime(row)) : null,
                isTcp ? time(tcp.finTime(row, first)) : null,
                isTcp ? time(tcp.finTime(row, !first)) : null,
                isTcp ? time(tcp.rstTime(row)) : null,
                time(table.firstTime(row, !first)),
                corrects ? measured(row) : null);
    }

    private StreamRecord.Measured measured(int row) {
        LeftOut leftOut = table.leftOut(row);
        return new StreamRecord.Measured(
                leftOut == null ? null : leftOut.label(),
                begins(row),
                openness.isOpenOnceCorrected(table, row),
                table.copies(row),
                table.start(row));
    }

    private String begins(int row) {
        if (table.beginsWithAnswer(row)) {
            return StreamRecord.BEGINS_WITH_ANSWER;
        }
        return table.beginsBefore(row) ? StreamRecord.BEGINS_BEFORE : null;
    }

    private static String text(int flags) {
        return flags == TcpColumns.UNKNOWN_FLAGS ? null : TcpFlags.text(flags);
    }

    private static Long time(long epochNanos) {
        return epochNanos == TcpColumns.NEVER ? null : epochNanos;
    }
}
