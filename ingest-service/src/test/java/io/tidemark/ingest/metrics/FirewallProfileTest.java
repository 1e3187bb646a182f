package io.tidemark.ingest.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.SessionProfile.Timeout;
import io.tidemark.contracts.StreamRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FirewallProfileTest {

    private static final SessionProfile PROFILE = new SessionProfile(
            "test",
            "Test",
            new SessionProfile.Tcp(seconds(10), seconds(20), seconds(100), seconds(30), seconds(2), seconds(5)),
            new SessionProfile.Udp(seconds(6), seconds(15), seconds(60)));

    private static Timeout seconds(double seconds) {
        return new Timeout(seconds, "test", true);
    }

    /** Entries as [start, end] in seconds. */
    private static List<String> entries(SessionProfile profile, TestStream stream) {
        List<String> entries = new ArrayList<>();
        SessionDefinition.of(profile)
                .replay(stream.record(), (start, end, open) -> entries.add(start / 1e9 + " to " + end / 1e9));
        return entries;
    }

    private static TestStream tcp(double... bursts) {
        return new TestStream("tcp", 0, nanos(bursts));
    }

    private static TestStream udp(double... bursts) {
        return new TestStream("udp", 0, nanos(bursts));
    }

    private static long[] nanos(double... seconds) {
        return DoubleStream.of(seconds).mapToLong(each -> (long) (each * 1e9)).toArray();
    }

    @Test
    void holdsEachStateForItsOwnTimeout() {
        assertEquals(List.of("0.0 to 11.0"), entries(PROFILE, tcp(0, 1)));
        assertEquals(List.of("0.0 to 101.0"), entries(PROFILE, tcp(0, 1).established(0.1, 0.2)));
        assertEquals(List.of("0.0 to 21.0"), entries(PROFILE, tcp(0, 1).established(0.1, 2)));
        assertEquals(
                List.of("0.0 to 31.0"),
                entries(PROFILE, tcp(0, 1).established(0.1, 0.2).originatorFin(0.5)));
    }

    @Test
    void closesAfterBothFinsOrAnRst() {
        assertEquals(
                List.of("0.0 to 3.0"),
                entries(PROFILE, tcp(0, 1).established(0.1, 0.2).fins(0.5, 1)));
        assertEquals(
                List.of("0.0 to 5.5"),
                entries(PROFILE, tcp(0, 1).established(0.1, 0.2).rst(0.5)));
        assertEquals(
                List.of("0.0 to 3.0"),
                entries(PROFILE, tcp(0, 1).established(0.1, 0.2).fins(0.5, 1).rst(1)));
    }

    @Test
    void makesNoNewEntryOfStraysBehindTheClose() {
        assertEquals(
                List.of("0.0 to 3.0"),
                entries(PROFILE, tcp(0, 1, 8, 9).established(0.1, 0.2).fins(0.5, 1)));
        assertEquals(
                List.of("0.0 to 3.0"),
                entries(PROFILE, tcp(0, 4).established(0.1, 0.2).fins(0.5, 1)));
    }

    @Test
    void makesANewEntryAfterAnIdleGap() {
        assertEquals(
                List.of("0.0 to 101.0", "150.0 to 260.0"),
                entries(PROFILE, tcp(0, 1, 150, 151, 160, 160).established(0.1, 0.2)));
        assertEquals(List.of("0.0 to 6.0", "7.0 to 13.0"), entries(PROFILE, udp(0, 0, 7, 7)));
    }

    @Test
    void holdsUdpByWhoHasSent() {
        assertEquals(List.of("0.0 to 6.0"), entries(PROFILE, udp(0, 0)));
        assertEquals(List.of("0.0 to 16.0"), entries(PROFILE, udp(0, 1)));
        assertEquals(List.of("0.0 to 61.0"), entries(PROFILE, udp(0, 1).reply(0.5)));
    }

    @Test
    void takesNoEntryForAConnectionItDidNotSeeBegin() {
        StreamRecord record = tcp(0, 1).record();
        StreamRecord midstream = new StreamRecord(
                "tcp",
                0,
                0,
                1,
                2,
                null,
                0,
                0,
                0,
                0,
                null,
                "a",
                1,
                "b",
                2,
                false,
                false,
                record.bursts(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        SessionDefinition.of(PROFILE).replay(midstream, (start, end, open) -> {
            throw new AssertionError("entry from " + start);
        });
    }

    @Test
    void takesTheTimeoutOfTheStateBeforeWhereOneIsUnknown() {
        SessionProfile sparse = new SessionProfile(
                "sparse",
                "Sparse",
                new SessionProfile.Tcp(null, null, seconds(350), null, null, null),
                new SessionProfile.Udp(null, null, null));
        assertEquals(List.of("0.0 to 351.0"), entries(sparse, tcp(0, 1)));
        assertEquals(
                List.of("0.0 to 351.0"),
                entries(sparse, tcp(0, 1).established(0.1, 0.2).fins(0.5, 0.6)));
        assertEquals(List.of("0.0 to 21.0"), entries(sparse, udp(0, 1, 20, 21)));
    }

    @Test
    void countsAnEntryHeldBeyondTheCaptureAsOpen() {
        CaptureSpan span = new CaptureSpan(0, 4_000_000_000L, 1);
        SessionMeasurement measured = SessionReplay.replay(
                SessionDefinition.of(PROFILE), span, List.of(tcp(1, 2).record()).iterator());
        assertEquals("test", measured.definition());
        assertEquals(1, measured.tallies().tcp().open().count());
        assertEquals(4, measured.tallies().tcp().open().sumSeconds());
        assertArrayEquals(
                new int[] {1, 1, 1, 1, 1}, measured.series().concurrency().tcp());
    }
}
