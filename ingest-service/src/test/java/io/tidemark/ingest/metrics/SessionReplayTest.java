package io.tidemark.ingest.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.LogBins;
import io.tidemark.contracts.People;
import io.tidemark.contracts.People.Group;
import io.tidemark.contracts.People.Held;
import io.tidemark.contracts.StreamRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SessionReplayTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;
    /** From 0.5 s to 9.5 s of ten seconds. */
    private static final CaptureSpan SPAN = new CaptureSpan(START + SECOND / 2, START + 9 * SECOND + SECOND / 2, 1_000);

    private static StreamRecord udp(double start, double end, boolean open) {
        long startNanos = START + (long) (start * 1e9);
        long length = (long) ((end - start) * 1e9);
        return new TestStream("udp", startNanos, new long[] {0, length})
                .open(open)
                .record();
    }

    private static SessionMeasurement wire(StreamRecord... streams) {
        return SessionReplay.replay(
                SessionDefinition.WIRE, SPAN, List.of(streams).iterator());
    }

    @Test
    void readsConcurrencyAtWholeSecondsAndTheHighestLevelInside() {
        SessionMeasurement wire =
                wire(udp(0.5, 2, false), udp(1, 1.5, false), udp(1.2, 1.4, false), udp(1.5, 3.5, false));
        assertArrayEquals(
                new int[] {1, 3, 0, 0, 0, 0, 0, 0, 0, 0}, wire.series().cps().udp());
        assertArrayEquals(
                new int[] {0, 2, 1, 1, 0, 0, 0, 0, 0, 0},
                wire.series().concurrency().udp());
        assertArrayEquals(
                new int[] {1, 3, 1, 1, 0, 0, 0, 0, 0, 0},
                wire.series().maxWithinSecond().udp());
        assertArrayEquals(new int[10], wire.series().cps().tcp());
    }

    @Test
    void countsAConnectionOfNoDurationAsNewButNeverAsThere() {
        SessionMeasurement wire = wire(udp(3, 3, false));
        assertEquals(1, wire.series().cps().udp()[3]);
        assertArrayEquals(new int[10], wire.series().concurrency().udp());
        assertArrayEquals(new int[10], wire.series().maxWithinSecond().udp());
        DurationTally closed = wire.tallies().udp().closed();
        assertEquals(1, closed.zeros());
        assertEquals(0, closed.count());
    }

    @Test
    void talliesClosedAndOpenDurationsApart() {
        Durations udp = wire(udp(1, 3, false), udp(1, 1.5, false), udp(2, 9, true))
                .tallies()
                .udp();
        assertEquals(2, udp.closed().count());
        assertEquals(2.5, udp.closed().sumSeconds(), 1e-12);
        assertEquals(Math.log(2) + Math.log(0.5), udp.closed().sumLogSeconds(), 1e-12);
        assertArrayEquals(
                new int[] {LogBins.of(0.5), LogBins.of(2)}, udp.closed().bins());
        assertArrayEquals(new long[] {1, 1}, udp.closed().counts());
        assertEquals(1, udp.open().count());
        assertEquals(7, udp.open().sumSeconds(), 1e-12);
    }

    @Test
    void knowsOfTheFirstHalfOnlyWhatHadHappenedByThen() {
        SessionMeasurement wire = wire(udp(1, 3, false), udp(4, 8, false), udp(5, 6, false), udp(2, 9, true));
        assertEquals(5, wire.firstHalf().seconds());
        Durations udp = wire.firstHalf().durations().udp();
        assertEquals(1, udp.closed().count());
        assertEquals(2, udp.closed().sumSeconds(), 1e-12);
        assertEquals(2, udp.open().count());
        assertEquals(1 + 3, udp.open().sumSeconds(), 1e-12);
    }

    @Test
    void summarisesDurationsForPeople() {
        DurationSummary udp = wire(udp(1, 1, false), udp(1, 2, false), udp(1, 4, false), udp(1, 9, true))
                .durations()
                .udp();
        assertEquals(4, udp.count());
        assertEquals(3, udp.mean(), 1e-12);
        assertEquals(2, udp.quantiles().get("0.5"), 1e-12);
        assertEquals(3 + 0.25 * 5, udp.quantiles().get("0.75"), 1e-12);
        double[] edges = udp.histogram().edges();
        assertEquals(1, edges[0], 1e-12);
        assertEquals(Math.pow(10, 0.1), edges[1], 1e-12);
        assertTrue(edges[edges.length - 1] > 8 && edges[edges.length - 2] <= 8);
        assertEquals(2, udp.histogram().counts()[0]);
        assertEquals(4, LongStream.of(udp.histogram().counts()).sum());
    }

    @Test
    void summarisesNothingAndNoDurationAtAll() {
        DurationSummary none = wire().durations().tcp();
        assertEquals(0, none.count());
        assertTrue(none.quantiles().isEmpty());
        DurationSummary zeros = wire(udp(1, 1, false)).durations().udp();
        assertEquals(1, zeros.histogram().counts()[0]);
        assertEquals(1e-6, zeros.histogram().edges()[0], 1e-18);
    }

    @Test
    void becomesMetricsThatTravel() {
        CaptureMetrics metrics = wire(udp(1, 3, false)).asMetrics("capture", "digest", 3, Optional.of("network"));
        assertEquals("network", metrics.team());
        assertEquals("wire", metrics.definition());
        assertEquals(Instant.ofEpochSecond(1_700_000_000), metrics.start());
        assertEquals(10, metrics.seconds());
        assertEquals(9, metrics.spanSeconds(), 1e-12);
        assertEquals(3, metrics.users());
        assertEquals(1, metrics.parts());
    }

    @Test
    void tellsWhatAPersonAloneDid() {
        People people =
                wire(udp(1, 3, false), udp(2, 9, true), udp(4, 4, false)).people();
        assertEquals(60, people.blockSeconds());
        assertEquals(1, people.listed().size());
        Group person = people.listed().get(0);
        assertEquals(1, person.people());
        assertNull(person.person());
        assertArrayEquals(new int[] {0}, person.blocks());
        assertArrayEquals(new int[] {0}, person.counts().tcp());
        assertArrayEquals(new int[] {3}, person.counts().udp());
        Held held = person.held().udp();
        assertEquals(2 + 7, held.seconds(), 1e-9);
        assertEquals(3, held.connections());
        assertEquals(1, held.open());
        assertArrayEquals(new int[] {Held.bin(2), Held.bin(7)}, held.bins());
        assertArrayEquals(new int[] {1, 1}, held.counts());
    }

    @Test
    void tellsPeopleApartByTheHostThatOpenedAStream() {
        StreamRecord hers = new TestStream("udp", START + SECOND, new long[] {0, 2 * SECOND})
                .originator("p-a")
                .record();
        StreamRecord his = new TestStream("tcp", START + SECOND, new long[] {0, 4 * SECOND})
                .originator("p-b")
                .record();
        StreamRecord strange = new TestStream("udp", START + SECOND, new long[] {0, SECOND})
                .originator("p-c")
                .record();
        People people = SessionReplay.replay(
                        SessionDefinition.WIRE,
                        SPAN,
                        List.of(hers, his, strange).iterator(),
                        Persons.apart(List.of("p-b", "p-a"), 3, 0))
                .people();
        assertEquals(3, people.silent());
        assertEquals(
                List.of("p-b", "p-a"), people.listed().stream().map(Group::host).toList());
        assertNull(people.listed().get(0).person(), "the same address in another capture may be another\'s");
        assertArrayEquals(new int[] {1}, people.listed().get(0).counts().tcp());
        assertArrayEquals(new int[] {1}, people.listed().get(1).counts().udp());
        assertEquals(4, people.listed().get(0).held().tcp().seconds(), 1e-9);
        assertEquals(2, people.listed().get(1).held().udp().seconds(), 1e-9);
    }

    /** Conntrack forgets a pair of datagrams after 30 s, or 120 s where it was answered, and counts the next as another entry. */
    @Test
    void countsConnectionsOnTheWireUnderEveryDefinition() {
        CaptureSpan morning = new CaptureSpan(START, START + 4 * 3_600 * SECOND, 1_000);
        StreamRecord[] paused = {
            new TestStream("udp", START, new long[] {0, SECOND, 500 * SECOND, 501 * SECOND}).record(),
            new TestStream("udp", START + 600 * SECOND, new long[] {0, SECOND}).record(),
        };
        Group onTheWire = onePerson(SessionDefinition.WIRE, morning, paused);
        Group inATable = onePerson(CONNTRACK, morning, paused);
        assertArrayEquals(onTheWire.blocks(), inATable.blocks());
        assertArrayEquals(onTheWire.counts().udp(), inATable.counts().udp());
        assertEquals(2, onTheWire.held().udp().connections());
        assertEquals(3, inATable.held().udp().connections());
    }

    @Test
    void countsEntriesOfDatagramsThatNobodyAnswered() {
        StreamRecord[] alone = {
            new TestStream("udp", START, new long[] {0, 0}).alone().record(),
            new TestStream("udp", START + 90 * SECOND, new long[] {0, 0})
                    .alone()
                    .record(),
            new TestStream("udp", START + 90 * SECOND, new long[] {0, 0})
                    .alone()
                    .record(),
        };
        CaptureSpan minutes = new CaptureSpan(START, START + 200 * SECOND, 1_000);
        assertEquals(0, onePerson(SessionDefinition.WIRE, minutes, alone).blocks().length);
        Group counted = onePerson(CONNTRACK, minutes, alone);
        assertArrayEquals(new int[] {0, 1}, counted.blocks());
        assertArrayEquals(new int[] {1, 2}, counted.counts().udp());
    }

    private static final SessionDefinition CONNTRACK = SessionDefinition.of(FirewallProfileTest.builtIn("conntrack"));

    private static Group onePerson(SessionDefinition definition, CaptureSpan span, StreamRecord... streams) {
        return SessionReplay.replay(definition, span, List.of(streams).iterator())
                .people()
                .listed()
                .get(0);
    }

    @Test
    void countsAMinuteAtATimeAndFiveWhereTheCaptureIsLong() {
        long hour = 3_600 * SECOND;
        CaptureSpan day = new CaptureSpan(START, START + 24 * hour, 1_000);
        CaptureSpan morning = new CaptureSpan(START, START + 4 * hour, 1_000);
        StreamRecord late = new TestStream("udp", START + hour, new long[] {0, SECOND}).record();
        assertArrayEquals(new int[] {60}, blocks(morning, late));
        assertArrayEquals(new int[] {12}, blocks(day, late));
    }

    private static int[] blocks(CaptureSpan span, StreamRecord stream) {
        return onePerson(SessionDefinition.WIRE, span, stream).blocks();
    }
}
