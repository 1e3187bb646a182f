package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.packet.TcpFlags;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Writes the rows of a stream table as records.
 *
 * @param table the rows
 * @param openness tells which connections are still open as captured
 * @param clock where in time they belong
 * @param countsBytes whether the input says how long frames are
 * @param corrects whether session definitions are to see what corrections make of the streams
 * @param repeats whether the capture shows packets twice, and not some by chance
 * @param pseudonyms what stands for the addresses
 */
record StreamRecords(
        StreamTable table,
        Openness openness,
        CorrectedClock clock,
        boolean countsBytes,
        boolean corrects,
        boolean repeats,
        Pseudonyms pseudonyms) {

    Stream<StreamRecord> inOrder() {
        return IntStream.of(table.inOrder()).mapToObj(this::record);
    }

    private StreamRecord record(int row) {
        boolean first = table.originatorIsFirst(row);
        long[] bursts = clock.bursts(table.burstEdges(row));
        long origin = corrects ? bursts[0] : table.start(row);
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
                LongStream.of(bursts).map(edge -> edge - origin).toArray(),
                isTcp ? time(tcp.synTime(row)) : null,
                isTcp ? time(tcp.synAckTime(row)) : null,
                isTcp ? time(tcp.establishedTime(row)) : null,
                isTcp ? time(tcp.finTime(row, first)) : null,
                isTcp ? time(tcp.finTime(row, !first)) : null,
                isTcp ? time(tcp.rstTime(row)) : null,
                time(table.firstTime(row, !first)),
                corrects ? measured(row, bursts) : null);
    }

    private StreamRecord.Measured measured(int row, long[] bursts) {
        LeftOut leftOut = leftOut(row, bursts);
        return new StreamRecord.Measured(
                leftOut == null ? null : leftOut.label(),
                begins(row),
                new Openness(clock.endEpochNanos()).isOpenOnceCorrected(table, row, bursts),
                repeats ? table.copies(row) : 0,
                bursts[0]);
    }

    private LeftOut leftOut(int row, long[] bursts) {
        boolean isApart = table.leftOut(row) == null && clock.isApart(bursts[0]);
        return isApart ? LeftOut.APART : table.leftOut(row);
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

    private Long time(long reading) {
        return reading == TcpColumns.NEVER ? null : clock.at(reading);
    }
}
