package io.tidemark.simulate.backtest;

import java.util.Locale;

/** The verdict of a backtest in a sentence. */
final class Explanation {

    private Explanation() {}

    static String of(Backtest backtest) {
        return switch (backtest.verdict()) {
            case UNDECIDED ->
                String.format(
                        Locale.ROOT,
                        "The second half is worth %.1f independent observations; no verdict below %.0f.",
                        backtest.effectiveObservations(),
                        Verdict.FEWEST_OBSERVATIONS);
            case HOLDS ->
                "The 90 % band " + held(backtest)
                        + ", and the measured levels spread over the predicted ones as those of replicates do.";
            case CONTRADICTED -> contradiction(backtest);
        };
    }

    private static String contradiction(Backtest backtest) {
        String held = "The 90 % band " + held(backtest);
        if (backtest.pitDistance() <= backtest.replicateRanges().pitDistance().q95()) {
            return held + ".";
        }
        return held + ". The measured levels lie " + where(backtest.pit().shape())
                + " more often than in 95 % of the replicates.";
    }

    private static String where(Pit.Shape shape) {
        return switch (shape) {
            case LOW -> "low in the predicted law";
            case HIGH -> "high in the predicted law";
            case IN_THE_MIDDLE -> "near the predicted median, as where a prediction is too wide,";
            case AT_BOTH_ENDS -> "far from the predicted median on both sides, as where a prediction is too narrow,";
        };
    }

    private static String held(Backtest backtest) {
        return String.format(
                Locale.ROOT,
                "held %.0f %% of the second half's seconds, where 95 %% of the model's replicates have %.0f %% or more",
                100 * backtest.coverage90(),
                100 * backtest.replicateCoverage90Q5());
    }
}
