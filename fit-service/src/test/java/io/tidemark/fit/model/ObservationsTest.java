package io.tidemark.fit.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.CaptureMetrics.FirstHalf;
import io.tidemark.contracts.CaptureMetrics.SecondSeries;
import io.tidemark.contracts.LogBins;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.fit.Reference;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationsTest {

    private static final List<Protocol> BOTH = List.of(Protocol.TCP, Protocol.UDP);
    private static final Durations NONE = durations(0, 0, 0);

    @Test
    void countsAreAddedSecondBySecondAndGroupedByUsers() {
        Observations observations = Observations.of(List.of(
                capture(1, new int[] {1, 0, 2}, new int[] {2, 0, 0}),
                capture(5, new int[] {7, 7}, new int[] {0, 1}),
                capture(1, new int[] {3}, new int[] {0})));
        List<CountHistogram> groups = observations.countsByUsers(BOTH);
        assertEquals(2, groups.size());
        assertEquals(1, groups.get(0).users());
        assertArrayEquals(new int[] {0, 2, 3}, groups.get(0).values());
        assertArrayEquals(new long[] {1, 1, 2}, groups.get(0).seconds());
        assertEquals(4, groups.get(0).totalSeconds());
        assertEquals(8, groups.get(0).totalCount());
        assertEquals(5, groups.get(1).users());
        assertArrayEquals(new int[] {7, 8}, groups.get(1).values());
    }

    @Test
    void countsOfOneProtocolAreItsOwn() {
        Observations observations = Observations.of(List.of(capture(1, new int[] {1, 0, 2}, new int[] {2, 0, 0})));
        assertArrayEquals(
                new int[] {0, 2},
                observations.countsByUsers(List.of(Protocol.UDP)).get(0).values());
        assertArrayEquals(new int[] {3, 0, 2}, observations.series().get(0).total(BOTH));
    }

    @Test
    void durationsOfCapturesAddUpWithZerosByClock() {
        DurationStatistics one = DurationStatistics.of(durations(30, 2, 3), 1_000);
        DurationStatistics other = DurationStatistics.of(durations(10, 4, 0), 1);
        DurationStatistics both = one.plus(other);
        assertEquals(49, both.connections());
        assertEquals(6, both.zeroCount());
        assertEquals(List.of(new DurationStatistics.Zeros(1, 4), new DurationStatistics.Zeros(1_000, 2)), both.zeros());
        assertEquals(40, both.closed().count());
        assertEquals(1e-6, both.zeros().get(1).clockResolutionSeconds(), 1e-20);
        assertEquals(
                one.closed().sumSeconds() + other.closed().sumSeconds(),
                both.closed().sumSeconds());
        assertEquals(40, Arrays.stream(both.closed().counts()).sum());
    }

    @Test
    void articleDropsZerosAndTakesOpenConnectionsAsEnded() {
        DurationStatistics article =
                DurationStatistics.of(durations(30, 2, 3), 1_000).positiveAsIfEnded();
        assertEquals(33, article.connections());
        assertEquals(0, article.zeroCount());
        assertEquals(33, article.closed().count());
        assertEquals(0, article.open().count());
    }

    @Test
    void protocolOfFewConnectionsIsLeftOutWhereItMakesUpNextToNothing() {
        Observations observations = Observations.of(List.of(withDurations(durations(100, 0, 0), durations(0, 2, 1))));
        assertEquals(List.of(Protocol.TCP), observations.protocols());
        assertEquals(
                List.of("UDP is left out: it has 3 connections, and it takes 20 to model them."),
                FindingDocument.texts(observations.thinProtocols()));
    }

    @Test
    void protocolOfFewConnectionsSharesTheLawOfTheOtherWhereItMatters() {
        Observations observations = Observations.of(List.of(withDurations(durations(25, 0, 0), durations(10, 5, 4))));
        assertEquals(List.of(BOTH), observations.laws());
        assertEquals(44, observations.durations(BOTH).connections());
        assertEquals(
                List.of(
                        "TCP has 25 connections and UDP 19; it takes 20 of each to tell their durations apart, so both share"
                                + " one law of durations."),
                FindingDocument.texts(observations.thinProtocols()));
    }

    @Test
    void fewConnectionsThatLastLongAreNotLeftOut() {
        Observations observations = Observations.of(List.of(withDurations(durations(12, 0, 0), durations(0, 400, 0))));
        assertEquals(List.of(BOTH), observations.laws());
    }

    @Test
    void protocolsOfEnoughConnectionsHaveALawEach() {
        Observations observations = Observations.of(List.of(withDurations(durations(25, 0, 0), durations(20, 0, 0))));
        assertEquals(List.of(List.of(Protocol.TCP), List.of(Protocol.UDP)), observations.laws());
        assertEquals(List.of(), observations.thinProtocols());
    }

    @Test
    void protocolWithoutConnectionsIsNotModelled() {
        Observations observations = Observations.of(List.of(withDurations(durations(25, 0, 0), durations(0, 0, 0))));
        assertEquals(List.of(List.of(Protocol.TCP)), observations.laws());
    }

    @Test
    void tooFewConnectionsInAllAreRefused() {
        List<CaptureMetrics> captures = List.of(withDurations(durations(10, 0, 0), durations(8, 1, 0)));
        String message = assertThrows(TooFewConnections.class, () -> Observations.of(captures))
                .getMessage();
        assertEquals(
                "there are 19 connections in all; at least 20 are needed to fit a model: at the same pace that takes 1 minute"
                        + " more, and some hundred connections make a good answer",
                message);
    }

    @Test
    void firstHalfHoldsItsSecondsAndWhatWasKnownThen() {
        Observations half =
                Observations.ofFirstHalves(List.of(capture(2, new int[] {4, 5, 6, 7}, new int[] {1, 1, 1, 1})));
        assertArrayEquals(new int[] {5, 6}, half.series().get(0).total(BOTH));
        assertEquals(2, half.series().get(0).users());
        assertEquals(22, half.durations().tcp().connections());
    }

    @Test
    void seriesOfDifferentLengthAreRefused() {
        PerProtocol<int[]> counts = new PerProtocol<>(new int[3], new int[2]);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new CountSeries(1, counts))
                .getMessage()
                .contains("TCP cover 3 s"));
    }

    private static CaptureMetrics capture(int users, int[] tcp, int[] udp) {
        return metrics(users, new PerProtocol<>(tcp, udp), new PerProtocol<>(durations(40, 0, 0), NONE));
    }

    private static CaptureMetrics withDurations(Durations tcp, Durations udp) {
        return metrics(1, new PerProtocol<>(new int[1], new int[1]), new PerProtocol<>(tcp, udp));
    }

    private static CaptureMetrics metrics(int users, PerProtocol<int[]> cps, PerProtocol<Durations> durations) {
        int seconds = cps.tcp().length;
        return new CaptureMetrics(
                "capture",
                "wire",
                1,
                1,
                "digest",
                users,
                Instant.EPOCH,
                seconds,
                1_000,
                seconds - 0.5,
                new SecondSeries(0, cps, cps, cps),
                durations,
                new FirstHalf(seconds / 2, new PerProtocol<>(durations(20, 0, 2), NONE)),
                List.of(),
                List.of(),
                null,
                null);
    }

    /** Durations of 1, 2, 3 .. seconds, zeros, and connections open for 2 s. */
    private static Durations durations(int positive, int zeros, int open) {
        double[] closed = new double[positive + zeros];
        Arrays.setAll(closed, i -> i < positive ? i + 1 : 0);
        double[] sofar = new double[open];
        Arrays.fill(sofar, Math.exp(LogBins.logMiddle(LogBins.of(2))));
        return new Durations(Reference.tally(closed), Reference.tally(sofar));
    }
}
