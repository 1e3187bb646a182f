package io.tidemark.ingest.metrics;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.StreamRecord;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * What corrections change in a capture: its connections under the definition {@code wire} before and after each kind, made one
 * after another in their order.
 */
public final class CorrectionTally {

    private final Counts asCaptured = new Counts();
    private final Map<Correction, Counts> after = new EnumMap<>(Correction.class);

    private CorrectionTally() {
        for (Correction kind : Correction.values()) {
            after.put(kind, new Counts());
        }
    }

    /**
     * What one kind of correction changed.
     *
     * @param streams number of streams that it changed
     * @param connectionsBefore connections before it
     * @param connectionsAfter connections with it
     */
    public record Changed(long streams, PerProtocol<Long> connectionsBefore, PerProtocol<Long> connectionsAfter) {}

    /** Counts the streams of a capture. */
    public static CorrectionTally of(Iterator<StreamRecord> records) {
        CorrectionTally tally = new CorrectionTally();
        records.forEachRemaining(tally::add);
        return tally;
    }

    private void add(StreamRecord stream) {
        Set<Correction> made = EnumSet.noneOf(Correction.class);
        int before = asCaptured.add(new CorrectedStream(stream, made));
        for (Correction kind : Correction.values()) {
            if (Correction.of(stream).contains(kind)) made.add(kind);
            Counts counts = after.get(kind);
            CorrectedStream corrected = new CorrectedStream(stream, made);
            int now = counts.add(corrected);
            if (now != before || corrected.isMarked(kind)) counts.streams++;
            before = now;
        }
    }

    /** What changed something, in order. */
    public Map<Correction, Changed> changed() {
        Map<Correction, Changed> changed = new EnumMap<>(Correction.class);
        PerProtocol<Long> before = asCaptured.connections();
        for (Correction kind : Correction.values()) {
            Counts counts = after.get(kind);
            if (counts.streams > 0) changed.put(kind, new Changed(counts.streams, before, counts.connections()));
            before = counts.connections();
        }
        return changed;
    }

    /** Connections once all is corrected. */
    public PerProtocol<Long> connections() {
        return last().connections();
    }

    /** Those of them that are taken to be open at the end. */
    public PerProtocol<Long> open() {
        return new PerProtocol<>(last().openTcp, last().openUdp);
    }

    private Counts last() {
        Correction[] kinds = Correction.values();
        return after.get(kinds[kinds.length - 1]);
    }

    /** Connections with some kinds of corrections made. */
    private static final class Counts {

        private long streams;
        private long tcp;
        private long udp;
        private long openTcp;
        private long openUdp;

        /** Counts the connections of a stream, and says how many there are. */
        int add(CorrectedStream corrected) {
            long counted = tcp + udp;
            Wire.replay(corrected, (start, end, open) -> add(corrected.isTcp(), open));
            return (int) (tcp + udp - counted);
        }

        private void add(boolean isTcp, boolean open) {
            if (isTcp) {
                tcp++;
                openTcp += open ? 1 : 0;
            } else {
                udp++;
                openUdp += open ? 1 : 0;
            }
        }

        PerProtocol<Long> connections() {
            return new PerProtocol<>(tcp, udp);
        }
    }
}
