package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What makes the sizes of a document uncertain, as a table: what the captures leave open beside chance.
 *
 * @param sizing the sizing document
 */
record SizeRanges(JsonNode sizing) {

    private static final String ROW = "%-25s %9s %26s %26s%n";

    /** Whether the document tells of it. */
    boolean isKnown() {
        return of("concurrentConnections").isObject()
                || of("newConnectionsPerSecond").isObject();
    }

    /** The table, ending in a line break. */
    String asText() {
        return String.format(ROW, "", "size", "the capture leaves open", "chance")
                + row("concurrent connections", "concurrentConnections")
                + row("new connections a second", "newConnectionsPerSecond");
    }

    /** What it means, in words, of concurrent connections. */
    String words() {
        return of("concurrentConnections").path("text").asText();
    }

    private JsonNode of(String quantity) {
        return sizing.path(quantity).path("uncertainty");
    }

    private String row(String title, String quantity) {
        JsonNode uncertainty = of(quantity);
        if (!uncertainty.isObject()) return "";
        String size = grouped(sizing.path(quantity).path("size"));
        return String.format(
                ROW, title, size, range(uncertainty.path("parameters")), range(uncertainty.path("chance")));
    }

    private static String range(JsonNode range) {
        return grouped(range.path("low")) + " to " + grouped(range.path("high"));
    }

    private static String grouped(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%,d", value.asLong()) : "-";
    }
}
