package io.tidemark.simulate.coherence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.simulate.concurrency.PredictiveLaw;
import io.tidemark.simulate.concurrency.PredictiveLaw.Quantile;
import io.tidemark.simulate.sizing.Agreement;
import io.tidemark.simulate.sizing.ConntrackTable;
import io.tidemark.simulate.sizing.CountRange;
import io.tidemark.simulate.sizing.Factors;
import io.tidemark.simulate.sizing.Level;
import io.tidemark.simulate.sizing.LogVolume;
import io.tidemark.simulate.sizing.MeanLevel;
import io.tidemark.simulate.sizing.NatAddresses;
import io.tidemark.simulate.sizing.NatAnswer;
import io.tidemark.simulate.sizing.SizeCurve;
import io.tidemark.simulate.sizing.SizingAnswer;
import io.tidemark.simulate.sizing.SizingQuestion;
import io.tidemark.simulate.sizing.Uncertainty;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule: what breaks it is refused with that rule, and what looks odd but is right is not. */
class CoherenceTest {

    private static final Coherence COHERENCE = new Coherence(List.of("f-1", "f-2"));
    private static final PredictiveLaw.Pmf PMF = new PredictiveLaw.Pmf(0, 10, new double[] {0.4, 0.5, 0.1});
    private static final CountRange RANGE = new CountRange(30, 50);
    private static final Agreement AGREEING = agreement(0.5, 0.2);
    private static final SizingAnswer.Peak PEAK = new SizingAnswer.Peak(30, 35, 45);
    private static final SizingQuestion QUESTION = question(0.99, Factors.NONE);

    private static Level level(double mean, double sd, long median, long q95, long q99, long q999) {
        return new Level(
                mean,
                sd,
                List.of(
                        new Quantile(0.5, median, 8, 12, 7, 13),
                        new Quantile(0.95, q95, 15, 20, 15, 21),
                        new Quantile(0.99, q99, 20, 30, 15, 34),
                        new Quantile(0.999, q999, 25, 38, 20, 50)));
    }

    private static final Level LEVEL = level(10, 5, 10, 18, 25, 30);

    private static PredictiveLaw law(Level level, PredictiveLaw.Pmf pmf) {
        return new PredictiveLaw(level.mean(), level.sd(), level.quantiles(), 0, pmf);
    }

    private static SizingQuestion question(double certainty, Factors factors) {
        return new SizingQuestion(certainty, 60, factors, 1);
    }

    private static Agreement agreement(double p, double share) {
        return new Agreement(1_000, List.of(new Agreement.Below(p, share)));
    }

    private static SizingAnswer.Demand demand(long size, Level level, SizingAnswer.Peak peak) {
        return demand(size, level, peak, RANGE, AGREEING);
    }

    private static SizingAnswer.Demand demand(
            long size, Level level, SizingAnswer.Peak peak, CountRange range, Agreement agreement) {
        return new SizingAnswer.Demand(size, level, peak, new Uncertainty(range, RANGE, "because"), agreement);
    }

    private static SizingAnswer answer(SizingQuestion question, SizingAnswer.Demand demand) {
        return answer(question, demand, new SizingAnswer.Simulation(1_000, 1, 45, 44, 47));
    }

    private static SizingAnswer answer(
            SizingQuestion question, SizingAnswer.Demand demand, SizingAnswer.Simulation simulation) {
        return answer(question, demand, log(600, new CountRange(800_000, 900_000)), simulation, demand.size());
    }

    private static SizingAnswer answer(
            SizingQuestion question,
            SizingAnswer.Demand demand,
            LogVolume log,
            SizingAnswer.Simulation simulation,
            long conntrack) {
        return new SizingAnswer(
                question, demand, demand, log, simulation, new ConntrackTable(conntrack, 512), "Size for", List.of());
    }

    /** Of sessions that end in a minute, where ten start in a second. */
    private static LogVolume log(double mean, CountRange perDay) {
        Quantile median = new Quantile(0.5, 590, 580, 610, 500, 700);
        return new LogVolume(new Level(mean, 40, List.of(median)), 1, perDay, Factors.NONE);
    }

    private static void assertRefused(String rule, Runnable required) {
        IncoherentAnswer refusal = assertThrows(IncoherentAnswer.class, required::run);
        assertTrue(refusal.getMessage().contains(": expected that " + rule), refusal.getMessage());
        assertEquals(List.of("f-1", "f-2"), refusal.fits());
    }

    private static void assertRefused(String rule, SizingAnswer answer) {
        assertRefused(rule, () -> COHERENCE.require(answer));
    }

    @Test
    void givesWhatIsCoherent() {
        COHERENCE.require(1, law(LEVEL, PMF));
        COHERENCE.require(answer(QUESTION, demand(45, LEVEL, PEAK)));
        COHERENCE.require(new MeanLevel(2, 1, 3, 4));
        COHERENCE.require(List.of(new SizeCurve.Point(1, size(45, 44, 47), size(45, 45, 45))));
        COHERENCE.require(nat(25, 2, 100, 2));
    }

    /** The case that was found: one user's median of 122,104,659,004, beside its own range of 2 to 6. */
    @Test
    void refusesAMedianOutsideTheRangeOfTheDraws() {
        Level wild = new Level(3, 2, List.of(new Quantile(0.5, 122_104_659_004L, 2, 6, 1, 9)));
        assertRefused("the value lies in the range of the draws' own", () -> COHERENCE.require(1, law(wild, PMF)));
        IncoherentAnswer refusal = assertThrows(IncoherentAnswer.class, () -> COHERENCE.require(1, law(wild, PMF)));
        assertEquals(
                "law of 1 users, quantile 0.5: expected that the value lies in the range of the draws' own,"
                        + " found least 1, value 122104659004, most 9",
                refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 5, 10, 18, 25, 30, all values are numbers",
        "10, Infinity, 10, 18, 25, 30, all values are numbers",
        "10, -1, 10, 18, 25, 30, all values are numbers",
        "10, 5, 10, 18, 25, 9223372036854775807, all values are numbers",
        "10, 5, 10, 18, 17, 30, quantiles rise",
        "10, 5, 10, 22, 25, 30, the value lies in the range of the draws' own",
        "10, 5, 6, 18, 25, 30, the value lies in the range of the draws' own",
        "0.5, 90, 10, 18, 25, 30, a mean allows for its quantiles",
        "10, 0.5, 10, 18, 25, 30, a quantile lies as near to the mean",
        "18, 5, 10, 18, 25, 30, a quantile lies as near to the mean"
    })
    void refusesQuantilesThatNoLawHas(double mean, double sd, long median, long q95, long q99, long q999, String rule) {
        Level level = level(mean, sd, median, q95, q99, q999);
        assertRefused(rule, () -> COHERENCE.require(5, law(level, PMF)));
        assertRefused(rule, answer(QUESTION, demand(45, level, PEAK)));
    }

    @Test
    void refusesACredibleIntervalThatIsNone() {
        Level turned = new Level(10, 5, List.of(new Quantile(0.5, 10, 12, 8, 7, 13)));
        assertRefused("the credible interval lies in the range", () -> COHERENCE.require(1, law(turned, PMF)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.4, 0.7, probabilities sum to no more than 1",
        "0, 0.4, 1.1, no probability is above 1",
        "0, 0.4, -0.1, all values are numbers",
        "0, 0.4, NaN, all values are numbers",
        "-1, 0.4, 0.5, all values are numbers"
    })
    void refusesProbabilitiesThatAreNone(long from, double first, double second, String rule) {
        PredictiveLaw.Pmf pmf = new PredictiveLaw.Pmf(from, 10, new double[] {first, second});
        assertRefused(rule, () -> COHERENCE.require(5, law(LEVEL, pmf)));
    }

    @ParameterizedTest
    @CsvSource({
        "45, 30, 29, 45, the peak's quantiles rise",
        "45, 9, 35, 45, the peak's median is no less than the level's",
        "24, 20, 21, 24, the peak's 99 % quantile is no less than the level's",
        "44, 30, 35, 45, the size is no less than the peak's quantiles up to the certainty",
        "46, 30, 35, 45, the size is no more than the peak's quantiles from the certainty on",
        "9223372036854775807, 30, 35, 9223372036854775807, all values are numbers"
    })
    void refusesPeaksAndSizesThatContradictEachOther(long size, long median, long q90, long q99, String rule) {
        SizingAnswer.Peak peak = new SizingAnswer.Peak(median, q90, q99);
        assertRefused(rule, answer(QUESTION, demand(size, LEVEL, peak)));
    }

    @Test
    void refusesASizeBelowTheLevelAtTheCertainty() {
        SizingQuestion question = question(0.96, Factors.NONE);
        SizingAnswer.Peak peak = new SizingAnswer.Peak(12, 13, 26);
        assertRefused(
                "the size is no less than the level's quantiles up to the certainty",
                answer(question, demand(17, LEVEL, peak)));
    }

    @Test
    void refusesASimulationARangeOrATableThatContradictsItself() {
        SizingAnswer.Demand demand = demand(45, LEVEL, PEAK);
        assertRefused(
                "the simulated peak lies in its interval",
                answer(QUESTION, demand, new SizingAnswer.Simulation(1_000, 1, 45, 46, 47)));
        assertRefused(
                "a range does not end before it begins",
                answer(QUESTION, demand(45, LEVEL, PEAK, new CountRange(2, 1), AGREEING)));
        assertRefused(
                "connection tracking holds the size",
                answer(QUESTION, demand, log(600, RANGE), new SizingAnswer.Simulation(1_000, 1, 45, 44, 47), 44));
    }

    @Test
    void refusesALogOfOtherSessionsThanThoseThatStart() {
        assertLogRefused("as many sessions end in a minute as start", log(600.1, RANGE));
        assertLogRefused("as many sessions end in a minute as start", log(599.9, RANGE));
        assertLogRefused("all values are numbers", log(Double.NaN, RANGE));
        assertLogRefused("a range does not end before it begins", log(600, new CountRange(2, 1)));
        Level wild = new Level(600, 40, List.of(new Quantile(0.5, 590, 580, 585, 500, 589)));
        assertLogRefused("the value lies in the range of the draws' own", new LogVolume(wild, 1, RANGE, Factors.NONE));
    }

    private static void assertLogRefused(String rule, LogVolume log) {
        SizingAnswer.Simulation simulation = new SizingAnswer.Simulation(1_000, 1, 45, 44, 47);
        assertRefused(rule, answer(QUESTION, demand(45, LEVEL, PEAK), log, simulation, 45));
    }

    /** The other case that was found: a level's median of 251,044 by a law that was wrong, and paths of a few thousand. */
    @Test
    void refusesPeaksThatDoNotAgreeWithTheLaw() {
        assertRefused(
                "no more peaks lie low in the law of the level than chance explains",
                answer(QUESTION, demand(45, LEVEL, PEAK, RANGE, agreement(0.5, 0.7))));
        assertDoesNotThrow(() ->
                COHERENCE.require(answer(QUESTION, demand(45, LEVEL, PEAK, RANGE, agreement(0.5, 0.55)))));
    }

    @Test
    void givesASizeBelowThePeaksMedianToWhoAsksForLittleCertainty() {
        SizingQuestion question = question(0.1, Factors.NONE);
        COHERENCE.require(answer(question, demand(12, LEVEL, PEAK)));
        assertRefused(
                "the size is no more than the peak's quantiles from the certainty on",
                answer(question, demand(31, LEVEL, PEAK)));
    }

    @Test
    void appliesTheFactorsToBothSides() {
        COHERENCE.require(answer(question(0.99, Factors.of(1, 1, 0.5)), demand(180, LEVEL, PEAK)));
        COHERENCE.require(answer(question(0.99, new Factors(0.1, 1)), demand(5, LEVEL, PEAK)));
        assertRefused(
                "the size is no less than the peak's quantiles up to the certainty",
                answer(question(0.99, Factors.of(1, 1, 0.5)), demand(179, LEVEL, PEAK)));
    }

    /** Where next to nothing happens all is 0, and bounds hold with equality. */
    @Test
    void givesAnswersOfNothing() {
        Level nothing =
                new Level(1e-12, 1e-6, List.of(new Quantile(0.5, 0, 0, 0, 0, 0), new Quantile(0.95, 0, 0, 0, 0, 0)));
        COHERENCE.require(1, law(nothing, new PredictiveLaw.Pmf(0, 1, new double[] {1})));
        double p = 0.9999;
        Level bernoulli = new Level(1 - p + 1e-7, Math.sqrt((1 - p) * p), List.of(new Quantile(p, 1, 1, 1, 1, 1)));
        COHERENCE.require(1, law(bernoulli, new PredictiveLaw.Pmf(0, 1, new double[] {p, 1 - p})));
    }

    private static SizeCurve.Size size(long size, long low, long high) {
        return new SizeCurve.Size(size, 40, 50, RANGE, low, high, AGREEING);
    }

    @Test
    void refusesPointsOfACurveThatContradictThemselves() {
        assertRefused(
                "the size lies in the interval of its simulation",
                () -> COHERENCE.require(List.of(new SizeCurve.Point(3, size(45, 44, 45), size(45, 46, 47)))));
        SizeCurve.Size apart = new SizeCurve.Size(45, 40, 50, RANGE, 44, 47, agreement(0.02, 0.9));
        assertRefused(
                "no more peaks lie low in the law",
                () -> COHERENCE.require(List.of(new SizeCurve.Point(3, apart, size(45, 44, 47)))));
    }

    /** Users rise from point to point; sizes need not, by what few paths leave to chance. */
    @Test
    void claimsNothingOfNeighboursOnACurve() {
        SizeCurve.Point[] points = {
            new SizeCurve.Point(1, size(46, 44, 47), size(45, 44, 47)),
            new SizeCurve.Point(2, size(45, 44, 47), size(45, 44, 47))
        };
        COHERENCE.require(Arrays.asList(points));
    }

    private static NatAnswer nat(long ports, long blocks, long usersPerAddress, long addresses) {
        return new NatAnswer(
                QUESTION, 200, List.of(LEVEL), new NatAddresses(ports, 16, blocks, usersPerAddress, addresses));
    }

    @Test
    void refusesAddressesThatDoNotHoldTheUsers() {
        assertRefused("a user's ports are no less than the level's", () -> COHERENCE.require(nat(24, 2, 100, 2)));
        assertRefused("a user's blocks hold the ports", () -> COHERENCE.require(nat(33, 2, 100, 2)));
        assertRefused("the addresses hold all users", () -> COHERENCE.require(nat(25, 2, 99, 2)));
        assertRefused("the addresses hold all users", () -> COHERENCE.require(nat(25, 2, 0, 199)));
    }

    @Test
    void refusesAMeanLevelWhoseRangeIsNone() {
        assertRefused("a range does not end", () -> COHERENCE.require(new MeanLevel(2, 3, 1, 2)));
        assertRefused("all values are numbers", () -> COHERENCE.require(new MeanLevel(2, 1, 3, Double.NaN)));
    }
}
