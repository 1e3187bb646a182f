package io.tidemark.simulate.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.simulate.sizing.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the catalogue of a sizing request: a list of devices. */
final class JsonCatalogue {

    private static final int MOST_DEVICES = 1_000;
    private static final String EXPECTED = "a list of up to " + MOST_DEVICES
            + " devices, each with name, maxSessions, newSessionsPerSecond and, if known, conditions and source";

    private static final Set<String> MEMBERS =
            Set.of("name", "maxSessions", "newSessionsPerSecond", "conditions", "source");

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
        for (int i = 0; i < catalogue.size(); i++) {
            devices.add(device(catalogue.get(i), "catalogue[" + i + "]"));
        }
        return devices;
    }

    private static Device device(JsonNode device, String where) {
        JsonParameters.requireNames(device, MEMBERS, where);
        try {
            return new Device(
                    device.path("name").asText(),
                    count(device, "maxSessions", where),
                    count(device, "newSessionsPerSecond", where),
                    device.path("conditions").asText(),
                    device.path("source").asText());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badBody(where + ": " + e.getMessage());
        }
    }

    private static long count(JsonNode device, String member, String where) {
        JsonNode count = device.path(member);
        if (!count.canConvertToExactIntegral() || !count.canConvertToLong()) {
            throw ProblemException.badBody(where + ": " + member + ": expected a whole number, got "
                    + (count.isMissingNode() ? "none" : count));
        }
        return count.asLong();
    }
}
