package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Joins TCP connections again that files joined in the wrong order have cut: the later part comes first and lacks its SYN, and the earlier part
 * begins another stream with it. In the stream table both stay what they are; session definitions see the earlier part go on.
 */
final class CutConnections {

    private static final int MOST_EDGES = 2 * StreamRecord.MAX_BURSTS;

    private final StreamTable tcp;
    private final CorrectedClock clock;

    private CutConnections(StreamTable tcp, CorrectedClock clock) {
        this.tcp = tcp;
        this.clock = clock;
    }

    /** Joins what belongs together, where the clock says that files are in the wrong order. */
    static void join(StreamTable tcp, CorrectedClock clock) {
        if (clock.putsInOrder()) {
            new CutConnections(tcp, clock).join();
        }
    }

    private void join() {
        Integer[] rows = tcp.rows().boxed().toArray(Integer[]::new);
        StreamKeys keys = tcp.keys();
        Arrays.sort(rows, ((Comparator<Integer>) keys::compare).thenComparingInt(tcp::number));
        int first = 0;
        for (int next = 1; next <= rows.length; next++) {
            if (next == rows.length || keys.compare(rows[first], rows[next]) != 0) {
                joinFirst(Arrays.asList(rows).subList(first, next));
                first = next;
            }
        }
    }

    /** Of streams with the same endpoints, only the first one may lack its SYN. */
    private void joinFirst(List<Integer> rows) {
        int first = rows.get(0);
        if (tcp.lacksHandshake(first)) {
            long start = clock.at(tcp.burstEdges(first)[0]);
            rows.stream()
                    .filter(row -> tcp.tcp().syn(row) > 0 && synTime(row) <= start)
                    .max(Comparator.comparingLong(this::synTime))
                    .filter(row -> hasRoom(row, first))
                    .ifPresent(row -> tcp.join(row, first));
        }
    }

    private long synTime(int row) {
        return clock.at(tcp.tcp().synTime(row));
    }

    private boolean hasRoom(int earlier, int later) {
        return tcp.burstEdges(earlier).length + tcp.burstEdges(later).length <= MOST_EDGES;
    }
}
