package io.tidemark.ingest.stream;

import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import java.util.HashMap;
import java.util.Map;

/** Sorts packets into the streams whose numbers they bring with them. */
final class NumberedStreams implements StreamSorter {

    private final Streams streams;
    private final Numbers tcp;
    private final Numbers udp;
    private final StreamKey key = new StreamKey();

    /** The rows of a table's streams by their numbers, which rise in the order in which streams begin. */
    private static final class Numbers {

        private final StreamTable table;
        private final Map<Integer, Integer> rows = new HashMap<>();
        private int highest = -1;

        Numbers(StreamTable table) {
            this.table = table;
            table.tellWhatLeaves(row -> rows.remove(table.number(row)));
        }

        int row(int number, StreamKey key, long epochNanos) {
            Integer known = rows.get(number);
            if (known != null) {
                return known;
            }
            int row = table.open(number, key, epochNanos, number > highest);
            highest = Math.max(highest, number);
            if (row != StreamTable.NONE) {
                rows.put(number, row);
            }
            return row;
        }
    }

    /**
     * @param budget grants the tables their rows
     * @param time the capture's clock
     * @param hosts whose streams are kept
     */
    NumberedStreams(RowBudget.Share budget, CaptureClock time, HostSample hosts) {
        streams = Streams.none(budget, time, hosts);
        tcp = new Numbers(streams.tcp());
        udp = new Numbers(streams.udp());
    }

    @Override
    public void receive(Frame frame, Packet packet) {
        Numbers numbers = packet.protocol() == Protocol.TCP ? tcp : udp;
        key.set(packet);
        int row = numbers.row(packet.stream(), key, frame.epochNanos());
        if (row != StreamTable.NONE) {
            add(numbers.table, row, frame, packet);
        }
    }

    private void add(StreamTable table, int row, Frame frame, Packet packet) {
        int told = packet.tellsFlags() ? packet.flags() : TcpColumns.UNKNOWN_FLAGS;
        table.add(row, key.fromFirst, frame.epochNanos(), frame.originalLength(), told);
        if (packet.completeness() >= 0) {
            table.tell(row, Completeness.of(packet.completeness(), table.openedBy(row, key.fromFirst)));
        }
    }

    @Override
    public Streams streams() {
        return streams;
    }
}
