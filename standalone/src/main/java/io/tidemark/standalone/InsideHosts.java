package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Hosts of the users' side that a capture holds.
 *
 * @param active those that opened connections; none where the product does not know
 * @param oneEach whether a random sample of them is kept, each of whom is taken to be one person
 * @param hasConnections whether the capture holds any connection, of whomever
 * @param cut what to say of a capture whose headers are cut; none where they are not
 */
record InsideHosts(Optional<Integer> active, boolean oneEach, boolean hasConnections, Optional<String> cut) {

    /** Finding of captures that keep too little of each packet. */
    private static final String CUT = "headers-cut";

    /** Those that the document of a capture tells of. */
    static InsideHosts of(JsonNode capture) {
        JsonNode hosts = capture.path("hosts");
        boolean isSample = hosts.path("sampledFrom").isInt();
        JsonNode active = hosts.path(isSample ? "sampledFrom" : "active");
        boolean oneEach = isSample && hosts.path("people").equals(hosts.path("active"));
        JsonNode connections = capture.path("connections");
        return new InsideHosts(
                active.isInt() ? Optional.of(active.intValue()) : Optional.empty(),
                oneEach,
                connections.path("tcp").asLong() + connections.path("udp").asLong() > 0,
                cut(capture));
    }

    private static Optional<String> cut(JsonNode capture) {
        return StreamSupport.stream(capture.path("findings").spliterator(), false)
                .filter(finding -> CUT.equals(finding.path("code").asText()))
                .map(finding -> finding.path("text").asText())
                .findFirst();
    }

    /** What to tell whoever said that the capture holds so many people, where the hosts say otherwise. */
    Optional<String> note(int captureUsers) {
        return active.filter(hosts -> !oneEach && hosts != captureUsers && hasConnections)
                .map(hosts -> hosts > 1 && hosts < captureUsers ? silent(hosts, captureUsers) : words(hosts));
    }

    private static String silent(int hosts, int captureUsers) {
        return "Note: " + hosts + " inside hosts opened connections; the other " + (captureUsers - hosts) + " of "
                + captureUsers + " users are taken to have opened none";
    }

    private String words(int hosts) {
        return switch (hosts) {
            case 0 ->
                "Note: no inside host opened a connection; "
                        + cut.orElse("if the users are elsewhere, say where with --inside");
            case 1 -> "Note: 1 inside host opened connections; if it is one user, leave out --capture-users";
            default ->
                "Note: " + hosts + " inside hosts opened connections; if each is one user, add --capture-users "
                        + hosts;
        };
    }
}
