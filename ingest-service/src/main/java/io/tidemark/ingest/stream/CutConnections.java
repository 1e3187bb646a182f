package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Joins TCP connections again that files joined in the wrong order have cut: the later part comes first and lacks its SYN, and the earlier part
 * begins another stream with it. In the stream table both stay what they are; session definitions see the earlier part go on.
 */
final class CutConnections {

    private static final int EDGES = 2 * StreamRecord.MAX_BURSTS;

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
        Integer[] rows = IntStream.range(0, tcp.size()).boxed().toArray(Integer[]::new);
        StreamKeys keys = tcp.keys();
        Arrays.sort(rows, ((Comparator<Integer>) keys::compare).thenComparingInt(tcp::number));
        for (int next = 1; next < rows.length; next++) {
            if (keys.compare(rows[next - 1], rows[next]) == 0 && isCut(rows[next - 1], rows[next])) {
                tcp.join(rows[next], rows[next - 1]);
            }
        }
    }

    /** Whether a stream without a handshake begins where one ends that comes behind it in the file. */
    private boolean isCut(int later, int earlier) {
        long[] laterBursts = tcp.burstEdges(later);
        long[] earlierBursts = tcp.burstEdges(earlier);
        return tcp.lacksHandshake(later)
                && tcp.tcp().syn(earlier) > 0
                && laterBursts.length + earlierBursts.length <= EDGES
                && clock.at(laterBursts[0]) >= clock.at(earlierBursts[earlierBursts.length - 1]);
    }
}
