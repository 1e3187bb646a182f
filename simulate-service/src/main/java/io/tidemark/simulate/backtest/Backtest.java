package io.tidemark.simulate.backtest;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well the first half of captures predicted the second.
 *
 * @param coverage50 share of the second half's seconds whose measured concurrency lies inside the central 50 % band
 * @param coverage90 likewise, 90 %
 * @param coverage99 likewise, 99 %
 * @param replicateCoverage90Q5 5 % quantile of {@code coverage90} over replicates of the model
 * @param replicates number of replicates
 * @param effectiveObservations independent observations that the second halves are worth
 * @param pit histogram of the probability integral transform, over all captures
 * @param pitDistance distance of that histogram from an even one
 * @param replicateRanges where the replicates have these figures
 * @param verdict what it says of the model
 * @param captures measured and predicted levels of each capture
 */
public record Backtest(
        double coverage50,
        double coverage90,
        double coverage99,
        double replicateCoverage90Q5,
        int replicates,
        double effectiveObservations,
        Pit pit,
        double pitDistance,
        Ranges replicateRanges,
        Verdict verdict,
        List<SecondHalf> captures) {

    /** The verdict, with the figures that it rests on. */
    public Finding finding() {
        if (verdict == Verdict.UNDECIDED) {
            return FindingCode.UNDECIDED.with(
                    Map.of("observations", effectiveObservations, "needed", Verdict.FEWEST_OBSERVATIONS));
        }
        Map<String, Object> values = new HashMap<>();
        values.put("coverage90", coverage90);
        values.put("leastCoverage90", replicateCoverage90Q5);
        if (verdict == Verdict.HOLDS) {
            return FindingCode.HOLDS.with(values);
        }
        if (pitDistance > replicateRanges.pitDistance().q95()) {
            values.put("where", pit.shape().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return FindingCode.CONTRADICTED.with(values);
    }

    /**
     * Where 90 % of the replicates of the model have what was measured.
     *
     * @param coverage50 share of the seconds inside the central 50 % band
     * @param coverage90 likewise, 90 %
     * @param coverage99 likewise, 99 %
     * @param pitDistance distance of the histogram from an even one
     */
    public record Ranges(Range coverage50, Range coverage90, Range coverage99, Range pitDistance) {

        static Ranges of(Scores[] replicates) {
            return new Ranges(
                    Range.of(replicates, Scores::coverage50),
                    Range.of(replicates, Scores::coverage90),
                    Range.of(replicates, Scores::coverage99),
                    Range.of(replicates, Scores::pitDistance));
        }
    }

    /**
     * The second half of one capture.
     *
     * @param capture what was measured
     * @param median predicted median by second
     * @param band50 central 50 % band
     * @param band90 central 90 % band
     * @param band99 central 99 % band
     */
    public record SecondHalf(MeasuredCapture capture, int[] median, Band band50, Band band90, Band band99) {

        static SecondHalf of(Prediction prediction) {
            return new SecondHalf(
                    prediction.capture(),
                    Band.of(prediction.levels(), 0).low(),
                    prediction.band50(),
                    prediction.band90(),
                    prediction.band99());
        }

        /** The first second of the second half. */
        public int fromSecond() {
            return capture.firstHalfSeconds();
        }

        /** Measured concurrency so many seconds into the second half. */
        public int measured(int second) {
            return capture.measured(second);
        }
    }
}
