package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The sizes of all built-in session definitions as a table for people, and as one document.
 *
 * @param sizes document of {@code /api/sizing/profiles}
 * @param mostDemanding the whole answer of the device that needs the largest table
 */
record ProfilesAnswer(JsonNode sizes, JsonNode mostDemanding) {

    private static final String ROW = "%-22s %-42s %16s %18s%n";

    /** The most demanding device's document, with {@code profiles}. */
    ObjectNode asDocument() {
        ObjectNode document = mostDemanding.deepCopy();
        document.set("profiles", sizes.path("profiles"));
        return document;
    }

    /** The sentence, the table and what to know, ending in a line break. */
    String asText() {
        StringBuilder text =
                new StringBuilder(Lines.wrapped(sizes.path("sentence").asText()));
        text.append('\n').append(String.format(ROW, "--profile", "", "sessions at once", "new ones a second"));
        sizes.path("profiles").forEach(row -> text.append(row(row)));
        text.append(missing()).append(compared());
        text.append('\n')
                .append(Lines.wrapped("Choose yours: --profile NAME has all models compared for it. "
                        + "What follows is of the most demanding, "
                        + sizes.path("profiles").path(0).path("definition").asText() + "."));
        text.append(Lines.population(mostDemanding));
        text.append(new DeviceChoice(mostDemanding.path("devices")).asText());
        MeanLevel.of(mostDemanding)
                .ifPresent(level -> text.append(
                        Lines.wrapped(level.words(mostDemanding.path("users").asLong(), "table entries"))));
        return text.append(Lines.findings(mostDemanding)).toString();
    }

    private String missing() {
        List<String> names = new ArrayList<>();
        sizes.path("missing").forEach(each -> names.add(each.asText()));
        return names.isEmpty()
                ? ""
                : Lines.wrapped("No model answers for " + String.join(", ", names) + "; --profile says why.");
    }

    /** Which rows are of more than the quick model, where some are. */
    private String compared() {
        List<String> names = new ArrayList<>();
        sizes.path("profiles").forEach(each -> {
            if (!each.path("quick").asBoolean()) {
                names.add(each.path("definition").asText());
            }
        });
        return names.isEmpty() || names.size() == sizes.path("profiles").size()
                ? ""
                : Lines.wrapped("All models were compared for " + String.join(", ", names)
                        + "; the other rows are of the quick model.");
    }

    private static String row(JsonNode row) {
        return String.format(
                ROW,
                row.path("definition").asText(),
                row.path("title").asText(),
                Lines.number(row.path("size")),
                Lines.number(row.path("newConnectionsPerSecond")));
    }
}
