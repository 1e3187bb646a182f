package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DrawTable;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.Posterior;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ClassFindingsTest {

    private static final Evidence HALF_AN_HOUR = new Evidence(
            "wire",
            List.of(new Evidence.Capture(1, 1_800)),
            List.of(),
            OptionalLong.of(45),
            Optional.empty(),
            Optional.empty());

    /** A hundred draws of exponential durations of a second; the rates of new connections go up evenly. */
    @Test
    void aMeanThatTheCaptureLeavesOpenIsFoundWithItsRange() {
        double[] alphas = new double[100];
        Arrays.setAll(alphas, draw -> 0.01 * (draw + 1));
        Finding wide = only(FindingCode.WIDE_MEAN, users(alphas, 1));
        assertEquals(0.06 * 200, number(wide, "low"), 0.001);
        assertEquals(0.96 * 200, number(wide, "high"), 0.001);
        assertEquals(4, number(wide, "factor"), 0.001);
        assertEquals(45L, wide.values().get("connections"));
        // of an exponential law of mean 1: (x + 1) exp(-x) is a half at 1.678, exp(-1.678) = 0.187
        assertEquals(1.678, number(wide, "longSeconds"), 0.02);
        assertEquals(0.187, number(wide, "longShare"), 0.003);
        assertEquals(
                "The capture holds 45 connections in 30 minutes. 50 % of the mean comes from those that last longer than 1.7"
                        + " seconds, some 8 of them. That tells no more than that the mean number of concurrent connections"
                        + " of 200 users lies between 12 and 192 (90 % range). Longer captures, and captures of more people,"
                        + " narrow it.",
                FindingDocument.of(wide).text());
    }

    @Test
    void aMeanThatIsKnownIsNoFinding() {
        double[] alphas = new double[100];
        Arrays.setAll(alphas, draw -> 1 + 0.001 * draw);
        assertEquals(List.of(), found(FindingCode.WIDE_MEAN, users(alphas, 1)));
    }

    /** Half of all connections outlast half an hour: 900 of its seconds more if as long again, 180 of them with an index of 6. */
    @Test
    void connectionsThatOutlastTheCaptureAreFoundWithWhatTheyWouldMake() {
        int edge = 2810;
        double horizon = 1e-12 * Math.exp(edge / 80.0);
        DrawTable draws = new DrawTable(
                List.of("nb_alpha", "nb_beta", "tcp.hazard[2800]", "tcp.tail_index[2810:2810]"),
                new double[][] {{1}, {1}, {Math.log(2) * 8}, {1.2}});
        ConcurrencyLaw law = ConcurrencyLaw.of(Posterior.of("nb+log-histogram", draws), LagBlocks.over(86_400));
        Evidence asLong = new Evidence("wire", List.of(new Evidence.Capture(1, (int) horizon)), List.of());
        Finding outlasting = only(FindingCode.OUTLASTING, new SizedClass(law, asLong, 1));
        double grown = number(outlasting, "asLongAgain") - number(outlasting, "predicted");
        assertEquals(0.5 * horizon * (1 - 0.2), grown, 0.01 * grown);
    }

    @Test
    void connectionsThatGoOnForLongInTheModelAreNoFinding() {
        assertEquals(List.of(), found(FindingCode.OUTLASTING, users(new double[] {1}, 1 / 36_000.0)));
    }

    /** They were seen: no time is extrapolated, whatever they hold of the mean. */
    @Test
    void sessionsThatStandThroughoutAreNotExtrapolated() {
        DrawTable draws = new DrawTable(
                List.of("nb_alpha", "nb_beta", "standing[1800]", "tcp.g_alpha", "tcp.g_beta"),
                new double[][] {{1}, {1}, {80}, {1}, {1 / 900.0}});
        SizedClass users = new SizedClass(
                ConcurrencyLaw.of(Posterior.of("nb+gamma", draws), LagBlocks.over(86_400)), HALF_AN_HOUR, 200);
        for (FindingCode code : List.of(FindingCode.EXTRAPOLATED, FindingCode.OUTLASTING, FindingCode.UNSETTLED)) {
            assertEquals(List.of(), found(code, users), code::code);
        }
        DrawnMeans means = new DrawnMeans(users.law(), 200);
        assertEquals(200 * 80, means.standing(), 1e-6);
        assertEquals(users.law().mean(0, 200), means.average(), 1e-3 * means.average());
    }

    private static Finding only(FindingCode code, SizedClass users) {
        List<Finding> found = found(code, users);
        assertEquals(1, found.size());
        return found.get(0);
    }

    private static List<Finding> found(FindingCode code, SizedClass users) {
        return new ClassFindings(users)
                .all().stream().filter(finding -> finding.code() == code).toList();
    }

    private static double number(Finding finding, String value) {
        return ((Number) finding.values().get(value)).doubleValue();
    }

    private static SizedClass users(double[] alphas, double rate) {
        double[] ones = new double[alphas.length];
        Arrays.fill(ones, 1);
        double[] rates = new double[alphas.length];
        Arrays.fill(rates, rate);
        DrawTable draws = new DrawTable(
                List.of("nb_alpha", "nb_beta", "tcp.g_alpha", "tcp.g_beta"),
                new double[][] {alphas, ones, ones, rates});
        return new SizedClass(
                ConcurrencyLaw.of(Posterior.of("nb+gamma", draws), LagBlocks.over(86_400)), HALF_AN_HOUR, 200);
    }
}
