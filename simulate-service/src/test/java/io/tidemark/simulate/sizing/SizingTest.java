package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DrawTable;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.Posterior;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {

    private static final int HISTORY = 86_400;
    private static final Evidence ONE_PERSON = new Evidence(
            "wire",
            List.of(new Evidence.Capture(1, 773)),
            List.of(FindingCode.STATEMENT.with(Map.of("statement", "3 % of the durations are of 0 s"))));
    private static final Evidence OFFICE =
            new Evidence("wire", List.of(new Evidence.Capture(4, 7_200), new Evidence.Capture(1, 90_061)), List.of());

    private static final Stages UNWATCHED = new Stages() {
        @Override
        public <T> T run(String stage, Supplier<T> work) {
            return work.get();
        }
    };

    @Test
    void theSizeIsThePeakAtTheCertaintyTimesTheFactors() {
        ConcurrencyLaw law = Draw.WORKSTATION.law(HISTORY);
        SizingQuestion question = new SizingQuestion(0.95, 1_800, Factors.of(0.1, 3, 0.8), 7);
        SizingAnswer answer = new Sizing(List.of(new SizedClass(law, ONE_PERSON, 10)), UNWATCHED).answer(question);
        PeakLaw peaks = new PeakSimulation(law, 10, 1_800).peaks(1_000, 7);
        double factor = 1.1 * 1.1 * 1.1 / 0.8;
        assertEquals(
                (long) Math.ceil(peaks.quantile(0.95) * factor),
                answer.concurrentConnections().size());
        assertEquals(peaks.quantile(0.9), answer.concurrentConnections().peak().q90());
        assertEquals(peaks.quantile(0.95), answer.simulation().peak());
        assertTrue(answer.simulation().low() <= answer.simulation().peak()
                && answer.simulation().peak() <= answer.simulation().high());
        long arriving = new NewConnectionsPeak(law, 10, 1_800, 1).quantile(0.95, 10);
        assertEquals(
                (long) Math.ceil(arriving * factor),
                answer.newConnectionsPerSecond().size());
        assertEquals(
                law.concurrentConnections(10).quantile(0.999).value(),
                answer.concurrentConnections().q999());
        assertEquals(
                law.newConnectionsPerSecond(10).quantile(0.5).value(),
                answer.newConnectionsPerSecond().median());
    }

    /** Sessions that end are as many as start; growth logs more, headroom does not. */
    @Test
    void theLogHasALineForEverySessionThatStarts() {
        SizingAnswer answer = new Sizing(List.of(of(ONE_PERSON, 30), of(OFFICE, 50)), UNWATCHED)
                .answer(new SizingQuestion(0.9, 60, Factors.of(0.5, 2, 0.4), 3));
        LogVolume log = answer.logVolume();
        double perMinute = 60 * 80 * Draw.WORKSTATION.alpha() / Draw.WORKSTATION.beta();
        assertEquals(2.25 * perMinute, log.linesPerMinute(), 1e-6 * perMinute);
        assertEquals(2.25 * 1_440 * perMinute, log.linesPerDay(), 1e-3 * perMinute);
        assertEquals(
                Math.ceil(2.25 * Math.floor(1_440 * perMinute)),
                log.credibleLinesPerDay().low(),
                1);
        assertEquals(
                Math.ceil(2.25 * Math.ceil(1_440 * perMinute)),
                log.credibleLinesPerDay().high(),
                1);
        assertTrue(log.linesPerMinute(0.5) < log.linesPerMinute(0.95)
                && log.linesPerMinute(0.95) < log.linesPerMinute(0.99));
        long q99 = (long) Math.ceil(2.25 * log.endedPerMinute().quantile(0.99));
        assertEquals(q99, log.linesPerMinute(0.99));
    }

    /** Draws of 0.1 to 0.299 connections a second: 90 % of them lie from 0.109 to 0.290. */
    @Test
    void theLinesOfADayAreAsUncertainAsTheRateOfTheDraws() {
        Draw[] draws = new Draw[200];
        Arrays.setAll(draws, i -> new Draw(0.1 + 0.001 * i, 1, 0.3, 0.02));
        SizedClass five = new SizedClass(Draw.law(600, draws), ONE_PERSON, 5);
        LogVolume log = new Sizing(List.of(five), UNWATCHED)
                .answer(new SizingQuestion(0.9, 60, Factors.NONE, 3))
                .logVolume();
        assertEquals(86_400 * 5 * 0.1995, log.linesPerDay(), 1e-3);
        assertEquals(86_400 * 5 * 0.109, log.credibleLinesPerDay().low(), 1);
        assertEquals(86_400 * 5 * 0.290, log.credibleLinesPerDay().high(), 1);
    }

    private static SizedClass of(Evidence evidence, int users) {
        return new SizedClass(Draw.WORKSTATION.law(60), evidence, users);
    }

    @Test
    void namesTheMixInTheSentenceAndTheClassInEveryWarning() {
        SizingQuestion question = new SizingQuestion(0.99, 28_800, Factors.NONE, 1);
        List<SizedClass> mix = List.of(of(OFFICE, 150), of(ONE_PERSON, 50));
        String ofAMinute =
                "The durations have so heavy a tail that concurrency does not settle within 1 minute: with twice as"
                        + " much traffic before, its mean would be 26 % larger. The size holds for traffic that has gone on for 1 minute,"
                        + " not for ever.";
        assertEquals(
                "Size for 9,842 concurrent connections: with 99 % certainty, 150 users like 2 captures of 5 people's traffic"
                        + " (1 day 3 hours 1 minute 1 second) and 50 users like one capture of one person's traffic"
                        + " (12 minutes 53 seconds, which cannot tell how people differ) will not need more within 8 hours,"
                        + " taking them to behave independently, and taking the same traffic to have gone on for 1 minute"
                        + " before.",
                new Sentence(question, mix, 60).with(9_842));
        assertEquals(
                List.of(
                        "Class 1: " + ofAMinute,
                        "Class 2: 3 % of the durations are of 0 s",
                        "Class 2: " + ofAMinute,
                        "Class 2: It rests on one capture of 12 minutes 53 seconds: other hours and days may be busier.",
                        "Class 2: It rests on one person: how people differ is not in it.",
                        "ICMP of its own is not counted."),
                texts(mix, question));
    }

    /** Two kinds that are one: eight users of one draw. Peaks differ by what is left to chance, some 2 %. */
    @Test
    void sizesAMixOfAlikeClassesAsOneClass() {
        SizingQuestion question = new SizingQuestion(0.9, 600, Factors.of(0, 1, 0.5), 3);
        SizingAnswer one = new Sizing(List.of(of(ONE_PERSON, 80)), UNWATCHED).answer(question);
        SizingAnswer mix = new Sizing(List.of(of(ONE_PERSON, 30), of(ONE_PERSON, 50)), UNWATCHED).answer(question);
        assertEquals(
                one.concurrentConnections().q999(), mix.concurrentConnections().q999());
        assertEquals(
                one.newConnectionsPerSecond().q99(),
                mix.newConnectionsPerSecond().q99());
        assertEquals(
                1,
                (double) mix.concurrentConnections().size()
                        / one.concurrentConnections().size(),
                0.03);
        assertEquals(
                1,
                (double) mix.newConnectionsPerSecond().size()
                        / one.newConnectionsPerSecond().size(),
                0.03);
    }

    /** Draws whose demand differs by a known factor: the range is the sizes of the draws at 5 % and 95 %, within 4 %. */
    @Test
    void tellsHowSureTheSizeIsApartFromChance() {
        Draw[] draws = new Draw[41];
        Arrays.setAll(draws, i -> new Draw(0.2986 * Math.pow(1.02, i), 0.1394, 0.2236, 0.01192));
        SizingQuestion question = new SizingQuestion(0.9, 600, Factors.of(0, 1, 0.5), 3);
        SizingAnswer all = answer(Draw.law(3_600, draws), question);
        SizingAnswer low = answer(draws[2].law(3_600), question);
        SizingAnswer high = answer(draws[38].law(3_600), question);
        assertRange(low.concurrentConnections(), high.concurrentConnections(), all.concurrentConnections());
        assertRange(low.newConnectionsPerSecond(), high.newConnectionsPerSecond(), all.newConnectionsPerSecond());
        assertEquals(
                low.concurrentConnections().low(), low.concurrentConnections().size(), 2);
    }

    private static SizingAnswer answer(ConcurrencyLaw law, SizingQuestion question) {
        return new Sizing(List.of(new SizedClass(law, ONE_PERSON, 100)), UNWATCHED).answer(question);
    }

    private static void assertRange(SizingAnswer.Demand low, SizingAnswer.Demand high, SizingAnswer.Demand all) {
        assertEquals(1, (double) all.low() / low.size(), 0.04);
        assertEquals(1, (double) all.high() / high.size(), 0.04);
        assertTrue(all.low() < all.size() && all.size() < all.high());
    }

    @Test
    void saysTheAnswerInOneSentence() {
        SizingQuestion plain = new SizingQuestion(0.99, 28_800, Factors.NONE, 1);
        assertEquals(
                "Size for 9,842 concurrent connections: with 99 % certainty, 200 users will not need more within 8 hours,"
                        + " judging by one capture of one person's traffic (12 minutes 53 seconds, which cannot tell how people"
                        + " differ) and taking the same traffic to have gone on for 24 hours before.",
                new Sentence(plain, List.of(of(ONE_PERSON, 200)), HISTORY).with(9_842));
        SizingQuestion grown = new SizingQuestion(0.999, 90_000, Factors.of(0.1, 3, 0.7), 1);
        assertEquals(
                "Size for 99 concurrent connections: with 99.9 % certainty, 1 user will not need more within 1 day 1 hour,"
                        + " grown by a factor of 1.33, with 70 % of the size in use, judging by 2 captures of 5 people's"
                        + " traffic (1 day 3 hours 1 minute 1 second) and taking the same traffic to have gone on for"
                        + " 1 hour before.",
                new Sentence(grown, List.of(of(OFFICE, 1)), 3_600).with(99));
    }

    /** Of exponential durations the share that those above x hold is (1 + b x) e^(-b x). */
    @ParameterizedTest
    @CsvSource({"0.001, 773", "0.01, 773", "0.0005, 7200"})
    void measuresWhatIsExtrapolatedBeyondTheCapture(double rate, int seconds) {
        ConcurrencyLaw law = new Draw(0.3, 0.1, 1, rate).law(604_800);
        double expected = (1 + rate * seconds) * Math.exp(-rate * seconds);
        assertEquals(expected, new LongConnections(new DrawnMeans(law, 1)).shareOfMean(seconds), 1e-9);
    }

    @Test
    void warnsOfEverythingTheAnswerRestsOn() {
        ConcurrencyLaw longLived = new Draw(0.3, 0.1, 1, 0.001).law(HISTORY);
        List<String> warnings = texts(
                List.of(new SizedClass(longLived, ONE_PERSON, 1)), new SizingQuestion(0.9999, 60, Factors.NONE, 1));
        assertEquals(
                List.of(
                        "3 % of the durations are of 0 s",
                        "82 % of the mean number of concurrent connections is held by connections that outlast the longest"
                                + " capture (12 minutes 53 seconds): how much longer they last is extrapolated.",
                        "A certainty of 99.99 % is more than 10,000 simulated peaks can resolve: 1.0 of them are expected"
                                + " above the size for concurrent connections, which may be too small.",
                        "It rests on one capture of 12 minutes 53 seconds: other hours and days may be busier.",
                        "It rests on one person: how people differ is not in it.",
                        "ICMP of its own is not counted."),
                warnings);
    }

    /** Exponential durations of 11 days on average: a day of them is (1 - e^-0.0864) / 0.0864 of a day. */
    @Test
    void saysWhereConcurrencyDoesNotSettleWithinTheHistory() {
        ConcurrencyLaw law = new Draw(0.3, 0.1, 1, 1e-6).law(HISTORY);
        double growth = Math.expm1(-2 * 0.0864) / Math.expm1(-0.0864) - 1;
        assertEquals(growth, new ClassFindings(new SizedClass(law, OFFICE, 1)).growthWithTwiceTheHistory(), 1e-9);
        assertTrue(texts(List.of(new SizedClass(law, OFFICE, 1)), new SizingQuestion(0.9, 60, Factors.NONE, 1))
                .contains(
                        "The durations have so heavy a tail that concurrency does not settle within 24 hours: with twice"
                                + " as much traffic before, its mean would be 92 % larger. The size holds for traffic that has"
                                + " gone on for 24 hours, not for ever."));
        assertTrue(
                new ClassFindings(new SizedClass(Draw.WORKSTATION.law(HISTORY), OFFICE, 1)).growthWithTwiceTheHistory()
                        < 1e-6);
    }

    @Test
    void warnsOfLittleWhereTheEvidenceIsBroad() {
        List<String> warnings = texts(
                List.of(new SizedClass(Draw.WORKSTATION.law(HISTORY), OFFICE, 1)),
                new SizingQuestion(0.99, 60, Factors.NONE, 1));
        assertEquals(List.of("ICMP of its own is not counted."), warnings);
    }

    @Test
    void warnsOnceThatAProtocolIsLeftOut() {
        DrawTable draws = new DrawTable(
                List.of("nb_alpha", "nb_beta", "tcp.g_alpha", "tcp.g_beta"), new double[][] {{0.3}, {0.1}, {1}, {1}});
        ConcurrencyLaw law = ConcurrencyLaw.of(Posterior.of("nb+gamma", draws), LagBlocks.over(60));
        SizingQuestion question = new SizingQuestion(0.9, 60, Factors.NONE, 1);
        Evidence silent = new Evidence("wire", OFFICE.captures(), List.of());
        assertTrue(texts(List.of(new SizedClass(law, silent, 1)), question)
                .contains("UDP is left out of the durations: the captures hold too few of its connections."));
        Finding leftOut = FindingCode.PROTOCOL_LEFT_OUT.with(Map.of("protocol", "udp", "connections", 3, "needed", 20));
        Evidence telling = new Evidence("wire", OFFICE.captures(), List.of(leftOut));
        assertEquals(
                List.of(
                        "UDP is left out: it has 3 connections, and it takes 20 to model them.",
                        "ICMP of its own is not counted."),
                texts(List.of(new SizedClass(law, telling, 1)), question));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, PT1S, 1000",
        "0.99, PT8H, 1000",
        "0.995, PT8H, 2000",
        "0.999, PT16H, 10000",
        "0.9999, PT16H, 10000",
        "0.999, P1D, 7000",
        "0.999, P7D, 1000",
        "0.999, P30D, 1000"
    })
    void simulatesAsManyPathsAsTheCertaintyNeedsAndTheHorizonAllows(double certainty, Duration horizon, int paths) {
        SizingQuestion question = new SizingQuestion(certainty, (int) horizon.toSeconds(), Factors.NONE, 1);
        assertEquals(paths, question.paths());
        assertEquals(paths * (1 - certainty) >= 9.99, question.isResolved());
    }

    @Test
    void refusesWhatIsNoQuestion() {
        assertThrows(IllegalArgumentException.class, () -> new SizingQuestion(1.0, 60, Factors.NONE, 1));
        assertThrows(IllegalArgumentException.class, () -> new SizingQuestion(0.9, 0, Factors.NONE, 1));
        assertThrows(IllegalArgumentException.class, () -> new Factors(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Factors(1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new Evidence("wire", List.of(), List.of()));
    }

    @Test
    void roundsASizeUpButNotByRounding() {
        assertEquals(100, Factors.NONE.size(100));
        assertEquals(125, Factors.of(0, 0, 0.8).size(100));
        assertEquals(110, Factors.of(0.1, 1, 1).size(100));
        assertEquals(134, Factors.of(0.1, 3, 1).size(100));
    }

    private static List<String> texts(List<SizedClass> classes, SizingQuestion question) {
        return FindingDocument.texts(Findings.of(classes, question));
    }
}
