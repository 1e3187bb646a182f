package io.tidemark.ingest.stream;

import io.tidemark.ingest.connlog.Flow;
import io.tidemark.ingest.connlog.LogRecord;
import io.tidemark.ingest.packet.Protocol;

/**
 * Keeps the ready-made connections of a log as streams: one each, numbered within its protocol in the order of the log, though its endpoints
 * be those of another. All that is known of its packets is their number and the time of the first and the last, so a stream is one burst:
 * no idle time ends the entry of a firewall's table before the last packet, and such a table is overstated as to how long entries are held
 * and understated as to how many are made.
 *
 * <p>Segments that open a connection are dated to its start, those that close it to its end, and an answer to the start: the order is
 * known, the times are not. UDP's longest gap is at least the mean one, and is taken to be that.
 */
final class LoggedStreams {

    private final Streams streams;
    private final StreamKey key = new StreamKey();

    /**
     * @param budget grants the tables their rows
     * @param hosts whose streams are kept
     */
    LoggedStreams(RowBudget.Share budget, HostSample hosts) {
        streams = Streams.none(budget, new CaptureClock(false), hosts);
    }

    /** Keeps a record where it is a connection. */
    void add(LogRecord entry) {
        if (entry instanceof LogRecord.Connection connection) {
            open(connection.flow());
        }
    }

    private void open(Flow flow) {
        StreamTable table = flow.protocol() == Protocol.TCP ? streams.tcp() : streams.udp();
        key.set(flow.endpoints());
        int row = table.open((int) table.opened(), key, flow.traffic().startEpochNanos(), true);
        if (row != StreamTable.NONE) {
            table.fill(row, key.fromFirst, flow);
        }
    }

    Streams streams() {
        return streams;
    }
}
