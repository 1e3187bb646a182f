package io.tidemark.ingest.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.SessionProfile.Timeout;
import io.tidemark.contracts.StreamRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FirewallProfileTest {

    private static final SessionProfile PROFILE = new SessionProfile(
            "test",
            "Test",
            new SessionProfile.Tcp(seconds(10), seconds(20), seconds(100), seconds(30), seconds(2), seconds(5)),
            new SessionProfile.Udp(seconds(6), seconds(15), seconds(60), null));

    private static SessionProfile profile(SessionProfile.Tcp tcp) {
        return new SessionProfile("test", "Test", tcp, PROFILE.udp());
    }

    static SessionProfile builtIn(String name) {
        try (InputStream file = SessionProfile.class.getResourceAsStream("profiles/" + name + ".json")) {
            return new ObjectMapper().readValue(file, SessionProfile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
        assertEquals(List.of("0.0 to 21.0"), entries(PROFILE, tcp(0, 1).established(0.1, 2.0)));
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
    void takesTheOnlyFinForBothWhereOneDirectionIsSeen() {
        assertEquals(
                List.of("0.0 to 2.5"),
                entries(PROFILE, tcp(0, 1).originatorFin(0.5).measured(null, StreamRecord.BEGINS_WITH_ANSWER, 0)));
        assertEquals(
                List.of("0.0 to 31.0"),
                entries(
                        PROFILE,
                        tcp(0, 1)
                                .established(0.1, 0.2)
                                .originatorFin(0.5)
                                .reply(0.1)
                                .measured(null, null, 0)));
    }

    @Test
    void letsACloseTimerReplaceAShorterIdleTimeout() {
        SessionProfile slow = profile(
                new SessionProfile.Tcp(seconds(5), seconds(10), seconds(100), seconds(30), seconds(60), seconds(40)));
        assertEquals(
                List.of("0.0 to 61.0"),
                entries(slow, tcp(0, 1).established(0.1, 0.2).fins(0.5, 1)));
        assertEquals(List.of("0.0 to 41.0"), entries(slow, tcp(0, 1).rst(1)));
        assertEquals(
                List.of("0.0 to 61.0"),
                entries(slow, tcp(0, 1, 45, 50).established(0.1, 0.2).fins(0.5, 1)));
    }

    @Test
    void keepsTheIdleTimeoutUntilTheSegmentThatCloses() {
        assertEquals(
                List.of("0.0 to 101.0", "150.0 to 155.0"),
                entries(PROFILE, tcp(0, 1, 150, 150).established(0.1, 0.2).rst(150)));
        assertEquals(
                List.of("0.0 to 31.0", "40.0 to 42.0"),
                entries(PROFILE, tcp(0, 1, 40, 40).established(0.1, 0.2).fins(1, 40)));
        assertEquals(
                List.of("0.0 to 27.0"),
                entries(PROFILE, tcp(0, 1, 25, 25).established(0.1, 0.2).fins(1, 25)));
    }

    @Test
    void takesAnEntryForEachRunOfSynsThatIsLeftUnanswered() {
        assertEquals(
                List.of("0.0 to 25.0", "31.0 to 41.0"),
                entries(PROFILE, tcp(0, 7, 15, 15, 31, 31).established(null, null)));
        assertEquals(List.of("0.0 to 20.1"), entries(PROFILE, tcp(0, 0.1).established(0.1, null)));
        assertEquals(List.of("0.0 to 5.25"), entries(PROFILE, tcp(0, 0.25).rst(0.25)));
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
    void endsADnsEntryWithItsFirstReply() {
        SessionProfile dns = withService(TestStream.RESPONDER_PORT, null);
        assertEquals(List.of("0.0 to 0.25"), entries(dns, udp(0, 2).reply(0.25)));
        assertEquals(List.of("0.0 to 6.0"), entries(dns, udp(0, 0)));
        assertEquals(
                List.of("0.0 to 0.25", "8.0 to 8.5", "20.0 to 26.0"),
                entries(dns, udp(0, 2, 8, 8.5, 20, 20).reply(0.25)));
    }

    @Test
    void leavesOtherPortsToTheProtocol() {
        SessionProfile other = withService(TestStream.RESPONDER_PORT + 1, null);
        assertEquals(
                entries(PROFILE, udp(0, 2).reply(0.25)),
                entries(other, udp(0, 2).reply(0.25)));
    }

    @Test
    void takesTheTimeoutsOfAServiceInPlaceOfTheProtocols() {
        SessionProfile.Udp brief = new SessionProfile.Udp(seconds(1), null, null, null);
        assertEquals(List.of("0.0 to 1.0"), entries(withService(TestStream.RESPONDER_PORT, brief), udp(0, 0)));
    }

    private static SessionProfile withService(int port, SessionProfile.Udp timeouts) {
        SessionProfile.Service service =
                new SessionProfile.Service("DNS", "udp", List.of(port), timeouts == null, timeouts, "test", true);
        return new SessionProfile("test", "Test", PROFILE.tcp(), PROFILE.udp(), List.of(service));
    }

    @Test
    void holdsUdpByWhoHasSent() {
        assertEquals(List.of("0.0 to 6.0"), entries(PROFILE, udp(0, 0)));
        assertEquals(List.of("0.0 to 16.0"), entries(PROFILE, udp(0, 1)));
        assertEquals(List.of("0.0 to 61.0"), entries(PROFILE, udp(0, 1).reply(0.5)));
    }

    @Test
    void takesAQuestionAndItsAnswerForNoExchange() {
        assertEquals(List.of("0.0 to 15.5"), entries(PROFILE, udp(0, 0.5).reply(0.5)));
    }

    @Test
    void takesBriefUdpForNoExchangeWhereTheProductWaits() {
        SessionProfile patient = new SessionProfile(
                "patient",
                "Patient",
                PROFILE.tcp(),
                new SessionProfile.Udp(seconds(6), seconds(15), seconds(60), seconds(2)));
        assertEquals(List.of("0.0 to 17.0"), entries(patient, udp(0, 2).reply(0.5)));
        assertEquals(List.of("0.0 to 62.25"), entries(patient, udp(0, 2.25).reply(0.5)));
        assertEquals(
                List.of("0.0 to 70.0", "100.0 to 116.0"),
                entries(patient, udp(0, 1, 10, 10, 100, 101).reply(0.5)));
    }

    @Test
    void holdsEntriesOfTheBuiltInProfilesAsTheirProductsDo() {
        TestStream closed = tcp(0, 1).established(0.1, 0.2).fins(0.5, 1);
        TestStream lookup = udp(0, 0.25).reply(0.25);
        assertEquals(List.of("0.0 to 121.0"), entries(builtIn("conntrack"), closed));
        assertEquals(List.of("0.0 to 30.25"), entries(builtIn("conntrack"), lookup));
        assertEquals(
                List.of("0.0 to 123.0"), entries(builtIn("conntrack"), udp(0, 3).reply(0.25)));
        assertEquals(List.of("0.0 to 91.0"), entries(builtIn("pf"), closed));
        assertEquals(List.of("0.0 to 30.25"), entries(builtIn("pf"), lookup));
        assertEquals(List.of("0.0 to 2.0"), entries(builtIn("fortigate"), closed));
        assertEquals(List.of("0.0 to 180.25"), entries(builtIn("fortigate"), lookup));
        assertEquals(List.of("0.0 to 16.0"), entries(builtIn("pan-os"), closed));
        assertEquals(
                List.of("0.0 to 30.0"), entries(builtIn("pan-os"), tcp(0, 0).rst(0)));
        assertEquals(List.of("0.0 to 61.0"), entries(builtIn("cisco-asa"), closed));
        assertEquals(List.of("0.0 to 21.0"), entries(builtIn("check-point"), closed));
        assertEquals(List.of("0.0 to 11.0"), entries(builtIn("juniper-srx"), closed));
        assertEquals(List.of("0.0 to 351.0"), entries(builtIn("aws-network-firewall"), closed));
        assertEquals(List.of("0.0 to 0.25"), entries(builtIn("aws-network-firewall"), lookup));
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
                new SessionProfile.Udp(null, null, null, null));
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
