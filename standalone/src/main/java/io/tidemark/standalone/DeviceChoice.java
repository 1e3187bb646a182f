package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The choice among the devices of a catalogue.
 *
 * @param devices that part of a sizing document; null in JSON where there was no catalogue
 */
record DeviceChoice(JsonNode devices) {

    /** The device to take, with what its figures rest on; where none is large enough, what each lacks; nothing without a catalogue. */
    String asText() {
        if (!devices.isObject()) return "";
        JsonNode smallest = devices.path("smallest");
        if (smallest.isObject()) {
            return String.format(
                    "Smallest device that holds both: %s, %s sessions at once and %s new ones a second.%n  %s%n  Source: %s%n",
                    smallest.path("name").asText(),
                    Lines.number(smallest.path("maxSessions")),
                    Lines.number(smallest.path("newSessionsPerSecond")),
                    smallest.path("conditions").asText(),
                    smallest.path("source").asText());
        }
        StringBuilder text = new StringBuilder("No device of the catalogue holds both:\n");
        devices.path("tooSmall")
                .forEach(each -> text.append("  ")
                        .append(each.path("name").asText())
                        .append(": ")
                        .append(each.path("reason").asText())
                        .append('\n'));
        return text.toString();
    }
}
