package io.tidemark.ingest.stream;

import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import java.util.HashMap;
import java.util.Map;

/** Sorts packets into the streams whose numbers they bring with them. */
final class NumberedStreams implements StreamSorter {

    private final Streams streams;
    private final Map<Integer, Integer> tcpRows = new HashMap<>();
    private final Map<Integer, Integer> udpRows = new HashMap<>();
    private final StreamKey key = new StreamKey();

    /**
     * @param budget grants the tables their rows
     * @param time the capture's clock
     */
    NumberedStreams(RowBudget.Share budget, CaptureClock time) {
        streams = new Streams(new StreamTable(Protocol.TCP, budget, time), new StreamTable(Protocol.UDP, budget, time));
    }

    @Override
    public void receive(Frame frame, Packet packet) {
        boolean isTcp = packet.protocol() == Protocol.TCP;
        StreamTable table = isTcp ? streams.tcp() : streams.udp();
        key.set(packet);
        int row = row(table, isTcp ? tcpRows : udpRows, packet.stream(), frame.epochNanos());
        int told = packet.tellsFlags() ? packet.flags() : TcpColumns.UNKNOWN_FLAGS;
        table.add(row, key.fromFirst, frame.epochNanos(), frame.originalLength(), told);
        if (packet.completeness() >= 0) {
            table.tell(row, Completeness.of(packet.completeness(), table.openedBy(row, key.fromFirst)));
        }
    }

    private int row(StreamTable table, Map<Integer, Integer> rows, int number, long epochNanos) {
        Integer known = rows.get(number);
        if (known != null) {
            return known;
        }
        int row = table.open(number, key, epochNanos, leaving -> rows.remove(table.number(leaving)));
        rows.put(number, row);
        return row;
    }

    @Override
    public Streams streams() {
        return streams;
    }
}
