package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Models that can never be the default, for they do not predict the mean that was measured.
 *
 * @param models each with both means
 */
record IncompatibleMeans(List<String> models) {

    /** Those that the document of a fit compares it with, itself included. */
    static IncompatibleMeans of(JsonNode fit) {
        return new IncompatibleMeans(StreamSupport.stream(fit.path("comparison").spliterator(), false)
                .filter(row -> row.path("meanLevel").has("compatible"))
                .filter(row -> !row.path("meanLevel").path("compatible").asBoolean())
                .map(IncompatibleMeans::words)
                .toList());
    }

    /** The sentence to tell; empty where there are none. */
    String sentence() {
        return models.isEmpty()
                ? ""
                : "Not compatible with the measured mean, so never the default: " + String.join("; ", models) + ".";
    }

    private static String words(JsonNode row) {
        JsonNode level = row.path("meanLevel");
        return String.format(
                "%s (predicts %s a user, measured %s, %s to %s)",
                row.path("model").asText(),
                digits(level.path("predicted")),
                digits(level.path("measured")),
                digits(level.path("low")),
                digits(level.path("high")));
    }

    private static String digits(JsonNode value) {
        return MeanLevel.threeDigits(value.asDouble());
    }
}
