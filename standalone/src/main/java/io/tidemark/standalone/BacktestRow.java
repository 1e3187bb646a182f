package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of the table of backtests: a capture under a model.
 *
 * @param capture name of the file
 * @param model name of the model; with an asterisk where it is the one that answers by default, with a dash where none could be fitted
 * @param backtest the answer; none where the first half could not be fitted
 * @param otherwise why there is none, in one line
 */
record BacktestRow(String capture, String model, Optional<JsonNode> backtest, String otherwise) {

    private static final String ROW = "%-32s %-34s %6s %6s %6s %12s %12s  %s%n";

    /** The head of the table. */
    static final String HEADER =
            String.format(ROW, "capture", "model", "50 %", "90 %", "99 %", "95 % of reps", "eff. observ.", "verdict");

    static BacktestRow of(String capture, JsonNode fit, Optional<JsonNode> backtest) {
        return new BacktestRow(capture, model(fit), backtest, "the first half was not fitted");
    }

    /** The row of a fit whose first half predicts nothing. */
    static BacktestRow untested(String capture, JsonNode fit, String reason) {
        return new BacktestRow(capture, model(fit), Optional.empty(), line(reason));
    }

    /** The row of a capture that no model could be fitted to. */
    static BacktestRow untested(String capture, String reason) {
        return new BacktestRow(capture, "-", Optional.empty(), line(reason));
    }

    /** The row, ending in a line break. */
    String asText() {
        return backtest.map(this::tested)
                .orElseGet(() -> String.format(ROW, capture, model, "-", "-", "-", "-", "-", otherwise));
    }

    private static String model(JsonNode fit) {
        return fit.path("model").asText() + (fit.path("default").asBoolean() ? " *" : "");
    }

    private static String line(String reason) {
        return reason.strip().replaceAll("\\s+", " ");
    }

    private String tested(JsonNode answer) {
        return String.format(
                ROW,
                capture,
                model,
                percent(answer.path("coverage50")),
                percent(answer.path("coverage90")),
                percent(answer.path("coverage99")),
                percent(answer.path("replicateCoverage90Q5")),
                String.format(
                        Locale.ROOT,
                        "%.1f",
                        answer.path("effectiveObservations").asDouble()),
                answer.path("verdict").asText());
    }

    private static String percent(JsonNode share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share.asDouble());
    }
}
