package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Models that can never be the default, for they do not predict the mean that was measured.
 *
 * @param findings one for each of them
 */
record IncompatibleMeans(List<Finding> findings) {

    /** Those that the document of a fit compares it with, itself included. */
    static IncompatibleMeans of(JsonNode fit) {
        return new IncompatibleMeans(StreamSupport.stream(fit.path("comparison").spliterator(), false)
                .filter(row -> row.path("meanLevel").has("compatible"))
                .filter(row -> !row.path("meanLevel").path("compatible").asBoolean())
                .map(IncompatibleMeans::finding)
                .toList());
    }

    /** The sentence to tell; empty where there are none. */
    String sentence() {
        if (findings.isEmpty()) return "";
        String text = String.join("; ", FindingDocument.texts(findings));
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private static Finding finding(JsonNode row) {
        JsonNode level = row.path("meanLevel");
        return FindingCode.MEAN_INCOMPATIBLE.with(Map.of(
                "model", row.path("model").asText(),
                "predicted", level.path("predicted").asDouble(),
                "measured", level.path("measured").asDouble(),
                "low", level.path("low").asDouble(),
                "high", level.path("high").asDouble()));
    }
}
