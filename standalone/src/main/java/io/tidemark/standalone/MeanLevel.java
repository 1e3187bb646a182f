package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.contracts.finding.Spoken;
import java.util.Locale;
import java.util.Optional;

/**
 * Concurrent connections on average, measured in the captures beside predicted.
 *
 * @param measured over the length of the captures
 * @param low of the measured mean's 99 % range
 * @param high of the measured mean's 99 % range
 * @param predicted mean of the law of concurrent connections
 * @param predictedWithinCapture the same with no connection longer than the captures
 */
record MeanLevel(double measured, double low, double high, double predicted, double predictedWithinCapture) {

    /** That of a sizing document, for all of its users; none where the document does not tell. */
    static Optional<MeanLevel> of(JsonNode sizing) {
        JsonNode level = sizing.path("meanLevel");
        if (!level.isObject()) return Optional.empty();
        return Optional.of(new MeanLevel(
                level.path("measured").asDouble(),
                level.path("low").asDouble(),
                level.path("high").asDouble(),
                level.path("predicted").asDouble(),
                level.path("predictedWithinCapture").asDouble()));
    }

    /**
     * What was measured and what is predicted; where that lies outside, a plain word on it.
     *
     * @param users whom it is about
     * @param entries what is counted, such as connections
     */
    String words(long users, String entries) {
        String capture = String.format(
                Locale.ROOT,
                "Measured in the capture: %s %s a user on average, %,d for %,d users (%,d to %,d).",
                Spoken.threeDigits(measured / users),
                entries,
                Math.round(measured),
                users,
                Math.round(low),
                Math.round(high));
        return capture + " Predicted: " + prediction();
    }

    private String prediction() {
        long all = Math.round(predicted);
        long within = Math.round(predictedWithinCapture);
        if (isOutside(predictedWithinCapture)) {
            return String.format(
                    Locale.ROOT,
                    "%,d, and %,d as long as the capture: %s what was measured. Do not rely on this model.",
                    all,
                    within,
                    side(predictedWithinCapture));
        }
        if (isOutside(predicted)) {
            return String.format(
                    Locale.ROOT,
                    "%,d, %s that range, for it counts what lasts longer than the capture too; as long as the capture %,d.",
                    all,
                    side(predicted),
                    within);
        }
        return String.format(Locale.ROOT, "%,d.", all);
    }

    private boolean isOutside(double value) {
        return value < low || value > high;
    }

    private String side(double value) {
        return value < low ? "below" : "above";
    }
}
