package io.tidemark.fit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.CaptureMetrics.Before;
import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.fit.Reference;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingSessionsTest {

    private static final double[] NONE = {};

    @Test
    void thoseThatAreOpenAtTheEndStandAndTheOthersDoNot() {
        assertEquals(
                Optional.of(new StandingSessions(2, 3, 600, 4, 1_200 / (1_200 + 310 + 50.0), 0)),
                StandingSessions.of(
                        List.of(series(3, 600)), List.of(tcp(new double[] {10, 300}, new double[] {590, 0}, 50))));
    }

    @Test
    void noneStandWhereAllEnded() {
        assertEquals(
                Optional.empty(),
                StandingSessions.of(List.of(series(1, 600)), List.of(tcp(new double[] {10, 300}, NONE, 50))));
        assertEquals(
                Optional.empty(),
                StandingSessions.of(
                        List.of(series(1, 600)), List.of(new PerProtocol<>(durations(50, null), durations(50, null)))));
    }

    @Test
    void halfASecondTellsNothing() {
        assertEquals(
                Optional.empty(),
                StandingSessions.of(List.of(series(1, 0)), List.of(tcp(new double[] {0, 0, 0}, new double[] {0}, 0))));
    }

    /** Of 1,000 s and 600 s, 600 s are what all tell: a session that ended after 700 s stands. 100 s tell nothing of that. */
    @Test
    void capturesOfDifferentLengthsTellOfTheShortestThatIsHalfAsLongAsTheLongest() {
        StandingSessions standing = StandingSessions.of(
                        List.of(series(1, 1_000), series(2, 600), series(4, 100)),
                        List.of(
                                tcp(new double[] {500, 700}, new double[] {1_000}, 1),
                                tcp(new double[] {590}, NONE, 1),
                                tcp(NONE, new double[] {99, 99, 99}, 1)))
                .orElseThrow();
        assertEquals(2, standing.sessions());
        assertEquals(3, standing.users());
        assertEquals(600, standing.seconds());
        assertEquals(4, standing.before());
        assertEquals(2 / 3.0, standing.level());
        assertEquals(0, standing.unreplaced());
    }

    /** 20 of before end after 100 to 480 s, on average 290 s, and none that began goes on: they held as much as 9.67 of 600 s. */
    @Test
    void whatEndedWithoutOthersInItsPlaceIsCountedForTheTimeThatItWasHeld() {
        double[] closed = IntStream.range(0, 20).mapToDouble(i -> 100 + 20 * i).toArray();
        StandingSessions standing = StandingSessions.of(List.of(series(1, 600)), List.of(tcp(closed, NONE, 50)))
                .orElseThrow();
        assertEquals(0, standing.sessions());
        assertEquals(20 * 290 / 600.0, standing.unreplaced(), 0.01);
        assertEquals(20 * 290 / (20 * 290 + 50.0), standing.share(), 0.001);
    }

    /** The same 20 beside 12 that began and go on: chance explains the difference. */
    @Test
    void whatOthersReplacedIsNot() {
        double[] closed = IntStream.range(0, 20).mapToDouble(i -> 100 + 20 * i).toArray();
        Durations durations = new Durations(
                Reference.tally(new double[] {1}),
                Reference.tally(DoubleStream.generate(() -> 200).limit(12).toArray()),
                new Before(Reference.tally(closed), Reference.tally(NONE)));
        assertEquals(
                Optional.empty(),
                StandingSessions.of(
                        List.of(series(1, 600)), List.of(new PerProtocol<>(durations, durations(0, null)))));
    }

    @Test
    void aModelSaysWhatItMakesOfThem() {
        assertSaid(
                "80 of 82 sessions that were open before the capture began went on for all of it, 10 minutes: 91 % of the"
                        + " level that it shows. Such sessions are taken to be held throughout, beside the connections that"
                        + " begin; how long they last in all, nobody saw.",
                new StandingSessions(80, 1, 600, 82, 0.91, 0));
        assertSaid(
                "3 of 23 sessions that were open before the capture began went on for all of it, 10 minutes. More of the"
                        + " others ended than began: those held as much as 9.67 throughout. That is 60 % of the level that it"
                        + " shows. Such sessions are taken to be held throughout, beside the connections that begin; how long"
                        + " they last in all, nobody saw.",
                new StandingSessions(3, 1, 600, 23, 0.6, 29 / 3.0));
    }

    private static void assertSaid(String text, StandingSessions standing) {
        DurationStatistics connections = DurationStatistics.of(durations(50, null), 1_000);
        Observations observations = Observations.of(
                List.of(series(1, 600)), List.of(new PerProtocol<>(connections, connections)), Optional.of(standing));
        assertEquals(
                List.of(text), FindingDocument.texts(Models.named("nb+gamma").findings(observations)));
        assertEquals(List.of(), Models.named("article").findings(observations));
    }

    private static CountSeries series(int users, int seconds) {
        return new CountSeries(users, new PerProtocol<>(new int[seconds], new int[seconds]));
    }

    private static PerProtocol<Durations> tcp(double[] closedBefore, double[] openBefore, int connections) {
        return new PerProtocol<>(
                durations(connections, new Before(Reference.tally(closedBefore), Reference.tally(openBefore))),
                durations(0, null));
    }

    /** Connections of a second each. */
    private static Durations durations(int connections, Before before) {
        double[] closed = DoubleStream.generate(() -> 1).limit(connections).toArray();
        return new Durations(Reference.tally(closed), Reference.tally(NONE), before);
    }
}
