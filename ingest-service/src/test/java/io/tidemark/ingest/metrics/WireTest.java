package io.tidemark.ingest.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.StreamRecord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts as a connection where the capture misleads. */
class WireTest {

    private static final long START = 1_700_000_000_000_000_000L;

    private record Entry(double fromSecond, double toSecond, boolean open) {}

    @Test
    void udpThatFallsSilentIsAnotherConnection() {
        TestStream twice = new TestStream("udp", START, seconds(0, 0.05, 600, 600.02));
        assertEquals(List.of(new Entry(0, 600.02, false)), entries(twice.record()));
        assertEquals(
                List.of(new Entry(0, 0.05, false), new Entry(600, 600.02, false)),
                entries(twice.measured(null, null, 0).record()));
    }

    @Test
    void silenceOfTwoMinutesIsNone() {
        TestStream patient = new TestStream("udp", START, seconds(0, 0.05, 120.05, 121));
        assertEquals(
                List.of(new Entry(0, 121, false)),
                entries(patient.measured(null, null, 0).record()));
    }

    /** Two datagrams, ten minutes apart: neither was answered. */
    @Test
    void aRunOfOneDatagramIsNoConnection() {
        TestStream lone = new TestStream("udp", START, seconds(0, 0, 600, 600));
        assertEquals(List.of(), entries(lone.measured(null, null, 0).record()));
    }

    @Test
    void onlyTheLastConnectionOfAStreamIsOpen() {
        TestStream twice = new TestStream("udp", START, seconds(0, 1, 600, 610)).open(true);
        assertEquals(
                List.of(new Entry(0, 1, false), new Entry(600, 610, true)),
                entries(twice.measured(null, null, 0).record()));
    }

    @Test
    void aDatagramSeenTwiceIsNoConnection() {
        TestStream copied = new TestStream("udp", START, seconds(0, 0));
        assertEquals(List.of(), entries(copied.measured(null, null, 1).record()));
        assertEquals(1, entries(copied.measured(null, null, 0).record()).size());
    }

    @Test
    void whatIsNoSessionOfAUserIsLeftOut() {
        TestStream mdns = new TestStream("udp", START, seconds(0, 3));
        assertEquals(List.of(), entries(mdns.measured("local-traffic", null, 0).record()));
    }

    @Test
    void tcpThatWasThereBeforeIsHeldFromBefore() {
        StreamRecord before = withoutSyn(new TestStream("tcp", START, seconds(0, 30))
                .measured(null, StreamRecord.BEGINS_BEFORE, 0)
                .record());
        List<Long> starts = new ArrayList<>();
        SessionDefinition.WIRE.replay(before, (start, end, open) -> starts.add(start));
        assertEquals(List.of(SessionDefinition.Entries.BEFORE), starts);
    }

    @Test
    void tellsWhatEachCorrectionChanged() {
        StreamRecord copied = new TestStream("udp", START, seconds(0, 0))
                .measured(null, null, 1)
                .record();
        StreamRecord mdns = new TestStream("udp", START, seconds(0, 3))
                .measured("local-traffic", null, 0)
                .record();
        StreamRecord twice = new TestStream("udp", START, seconds(0, 1, 600, 601))
                .measured(null, null, 0)
                .record();
        CorrectionTally tally = CorrectionTally.of(List.of(copied, mdns, twice).iterator());
        assertEquals(
                Map.of(
                        Correction.DUPLICATES, changed(3, 2),
                        Correction.LOCAL_TRAFFIC, changed(2, 1),
                        Correction.IDLE_UDP, changed(1, 2)),
                tally.changed());
        assertEquals(new PerProtocol<>(0L, 2L), tally.connections());
    }

    @Test
    void changesNothingOfACaptureMeasuredAsCaptured() {
        StreamRecord twice = new TestStream("udp", START, seconds(0, 1, 600, 601)).record();
        CorrectionTally tally = CorrectionTally.of(List.of(twice).iterator());
        assertEquals(Map.of(), tally.changed());
        assertEquals(new PerProtocol<>(0L, 1L), tally.connections());
    }

    @Test
    void everyCorrectionHasAFinding() {
        for (Correction kind : EnumSet.allOf(Correction.class)) {
            assertEquals(
                    1,
                    MetricsFindings.ofCapture(Optional.empty(), List.of(), Map.of(kind, changed(2, 1)))
                            .size());
        }
    }

    private static CorrectionTally.Changed changed(long before, long after) {
        return new CorrectionTally.Changed(1, new PerProtocol<>(0L, before), new PerProtocol<>(0L, after));
    }

    private static List<Entry> entries(StreamRecord stream) {
        List<Entry> entries = new ArrayList<>();
        SessionDefinition.WIRE.replay(
                stream, (start, end, open) -> entries.add(new Entry((start - START) / 1e9, (end - START) / 1e9, open)));
        return entries;
    }

    private static StreamRecord withoutSyn(StreamRecord stream) {
        return new StreamRecord(
                stream.protocol(),
                stream.stream(),
                stream.startEpochNanos(),
                stream.endEpochNanos(),
                stream.packets(),
                null,
                0,
                0,
                0,
                0,
                null,
                stream.originator(),
                stream.originatorPort(),
                stream.responder(),
                stream.responderPort(),
                false,
                false,
                stream.bursts(),
                null,
                null,
                null,
                null,
                null,
                null,
                stream.startEpochNanos() + 1,
                stream.measured());
    }

    private static long[] seconds(double... edges) {
        long[] nanos = new long[edges.length];
        for (int i = 0; i < edges.length; i++) {
            nanos[i] = Math.round(edges[i] * 1e9);
        }
        return nanos;
    }
}
