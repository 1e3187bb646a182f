package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Text of answers in lines of a terminal. */
final class Lines {

    private static final int COLUMNS = 120;
    private static final String MORE = "What each of these means, and what to do: docs/FINDINGS.md.\n";

    private Lines() {}

    /** Text in lines that end between words, each with a line break. */
    static String wrapped(String text) {
        return wrapped(text, COLUMNS);
    }

    /** The findings of a document, in its order, and where more is said of them; nothing where there are none. */
    static String findings(JsonNode document) {
        StringBuilder text = new StringBuilder();
        document.path("findings").forEach(each -> text.append(finding(each)));
        return text.isEmpty() ? "" : text.append(MORE).toString();
    }

    /** How certain a sizing document's answer is for people who differ; nothing where it does not say. */
    static String population(JsonNode sizing) {
        String words = sizing.path("population").path("text").asText();
        return words.isEmpty() ? "" : wrapped(words);
    }

    /** A number in groups of three digits, or a dash. */
    static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%,d", value.asLong()) : "-";
    }

    /** A finding behind its severity, its code last; further lines stand below the first. */
    private static String finding(JsonNode finding) {
        String severity = finding.path("severity").asText();
        String label = severity.substring(0, 1).toUpperCase(Locale.ROOT) + severity.substring(1) + ": ";
        String words =
                finding.path("text").asText() + " [" + finding.path("code").asText() + "]";
        return label
                + wrapped(words, COLUMNS - label.length()).replaceAll("\n(?=.)", "\n" + " ".repeat(label.length()));
    }

    private static String wrapped(String text, int columns) {
        return text.replaceAll("(.{1," + columns + "})(?: +|$)", "$1\n");
    }
}
