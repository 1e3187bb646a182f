package io.tidemark.simulate.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.simulate.sizing.Device;
import java.util.ArrayList;
import java.util.List;

/** Reads the catalogue of a sizing request: a list of devices. */
final class JsonCatalogue {

    private static final int MOST_DEVICES = 1_000;
    private static final String EXPECTED = "a list of up to " + MOST_DEVICES
            + " devices, each with name, maxSessions, newSessionsPerSecond and, if known, conditions and source";

    private JsonCatalogue() {}

    /** The devices of a list; none where there is no list. */
    static List<Device> read(JsonNode catalogue) {
        if (catalogue.isMissingNode() || catalogue.isNull()) {
            return List.of();
        }
        if (!catalogue.isArray() || catalogue.size() > MOST_DEVICES) {
            throw ProblemException.badParameter(
                    "catalogue", catalogue.getNodeType().toString(), EXPECTED);
        }
        List<Device> devices = new ArrayList<>();
        for (JsonNode device : catalogue) {
            devices.add(device(device));
        }
        return devices;
    }

    private static Device device(JsonNode device) {
        try {
            return new Device(
                    device.path("name").asText(),
                    device.path("maxSessions").asLong(),
                    device.path("newSessionsPerSecond").asLong(),
                    device.path("conditions").asText(),
                    device.path("source").asText());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badBody("catalogue: " + e.getMessage());
        }
    }
}
