package io.tidemark.fit.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.fit.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Diagnostics against values that ArviZ computed from the same draws; the files say which version and how. */
class GoldenValuesTest {

    @Test
    void summariesAgree() {
        double[][] rows = Table.beside(GoldenValuesTest.class, "chains.csv");
        double[][][] draws = new double[4][][];
        Arrays.setAll(
                draws,
                chain -> Arrays.stream(rows)
                        .filter(row -> row[0] == chain)
                        .map(row -> Arrays.copyOfRange(row, 1, 4))
                        .toArray(double[][]::new));
        double[][] expected = Table.beside(GoldenValuesTest.class, "chains-expected.csv");
        List<ParameterSummary> summaries = Summary.of(List.of("a", "b", "c"), draws);
        for (int i = 0; i < expected.length; i++) {
            assertAgrees(expected[i], summaries.get(i));
        }
    }

    @Test
    void leaveOneOutAgrees() {
        double[][] draws = Table.beside(GoldenValuesTest.class, "log-likelihoods.csv");
        double[][] expected = Table.beside(GoldenValuesTest.class, "log-likelihoods-expected.csv");
        int observations = expected.length - 1;
        LeaveOneOut all = new LeaveOneOut();
        for (int i = 0; i < observations; i++) {
            int column = i;
            double[] logLikelihoods =
                    Arrays.stream(draws).mapToDouble(draw -> draw[column]).toArray();
            LeaveOneOut.Pointwise point = LeaveOneOut.pointwise(logLikelihoods);
            assertEquals(expected[i][0], point.elpd(), 1e-9, "elpd of observation " + i);
            assertEquals(expected[i][1], point.shape(), 1e-9, "shape of observation " + i);
            all.add(1, logLikelihoods);
        }
        assertEquals(expected[observations][0], all.elpd(), 1e-8);
        double overNLessOne = Math.sqrt(observations / (observations - 1.0));
        assertEquals(expected[observations][1] * overNLessOne, all.standardError(), 1e-8, "ArviZ divides by n");
    }

    @Test
    void observationsOfOneLikelihoodAddUp() {
        double[] logLikelihoods = Table.beside(GoldenValuesTest.class, "log-likelihoods.csv")[0];
        LeaveOneOut together = new LeaveOneOut();
        together.add(3, logLikelihoods);
        LeaveOneOut apart = new LeaveOneOut();
        for (int i = 0; i < 3; i++) {
            apart.add(1, logLikelihoods);
        }
        assertEquals(apart.elpd(), together.elpd(), 1e-12);
        assertEquals(apart.shapes(), together.shapes());
    }

    @Test
    void countsTheObservationsWhoseShapesAreNotToBeTrusted() {
        double[][] draws = Table.beside(GoldenValuesTest.class, "log-likelihoods.csv");
        double[][] expected = Table.beside(GoldenValuesTest.class, "log-likelihoods-expected.csv");
        LeaveOneOut all = new LeaveOneOut();
        long untrusted = 0;
        double largest = 0;
        for (int i = 0; i < expected.length - 1; i++) {
            int column = i;
            all.add(
                    i + 1,
                    Arrays.stream(draws).mapToDouble(draw -> draw[column]).toArray());
            untrusted += expected[i][1] > LeaveOneOut.LARGEST_TRUSTED_SHAPE ? i + 1 : 0;
            largest = Math.max(largest, expected[i][1]);
        }
        assertEquals(untrusted, all.shapes().untrusted());
        assertEquals(largest, all.shapes().largest(), 1e-9);
    }

    @Test
    void anObservationThatSaysTheSameOfEveryDrawIsTrusted() {
        double[] logLikelihoods = new double[1_000];
        Arrays.fill(logLikelihoods, -2.5);
        LeaveOneOut same = new LeaveOneOut();
        same.add(4, logLikelihoods);
        assertEquals(-10, same.elpd(), 1e-12);
        assertEquals(0, same.shapes().untrusted());
    }

    private static void assertAgrees(double[] expected, ParameterSummary summary) {
        double[] actual = {
            summary.mean(),
            summary.sd(),
            summary.q5(),
            summary.q50(),
            summary.q95(),
            summary.rhat(),
            summary.essBulk(),
            summary.essTail(),
            summary.mcseMean()
        };
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-8 * Math.abs(expected[i]) + 1e-9, summary.name() + " column " + i);
        }
    }
}
