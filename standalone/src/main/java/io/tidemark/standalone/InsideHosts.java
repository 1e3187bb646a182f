package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Hosts of the users' side that a capture holds.
 *
 * @param active those that opened connections; none where the product does not know
 * @param hasConnections whether the capture holds any connection, of whomever
 */
record InsideHosts(Optional<Integer> active, boolean hasConnections) {

    /** Those that the document of a capture tells of. */
    static InsideHosts of(JsonNode capture) {
        JsonNode active = capture.path("hosts").path("active");
        JsonNode connections = capture.path("connections");
        return new InsideHosts(
                active.isInt() ? Optional.of(active.intValue()) : Optional.empty(),
                connections.path("tcp").asLong() + connections.path("udp").asLong() > 0);
    }

    /** What to tell whoever said that the capture holds so many people, where the hosts say otherwise. */
    Optional<String> note(int captureUsers) {
        return active.filter(hosts -> hosts != captureUsers && hasConnections).map(InsideHosts::words);
    }

    private static String words(int hosts) {
        return switch (hosts) {
            case 0 -> "Note: no inside host opened a connection; if the users are elsewhere, say where with --inside";
            case 1 -> "Note: 1 inside host opened connections; if it is one user, leave out --capture-users";
            default ->
                "Note: " + hosts + " inside hosts opened connections; if each is one user, add --capture-users "
                        + hosts;
        };
    }
}
