package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Hosts of the users' side that a capture holds.
 *
 * @param active those that opened connections; none where the product does not know
 * @param cut what to say of a capture whose headers are cut; none where they are not
 */
record InsideHosts(Optional<Integer> active, Optional<String> cut) {

    /** Findings of captures that keep too little of each packet. */
    private static final Set<String> CUT = Set.of("headers-cut", "all-headers-cut");

    /** Those that the document of a capture tells of. */
    static InsideHosts of(JsonNode capture) {
        JsonNode active = capture.path("hosts").path("active");
        return new InsideHosts(active.isInt() ? Optional.of(active.intValue()) : Optional.empty(), cut(capture));
    }

    private static Optional<String> cut(JsonNode capture) {
        return StreamSupport.stream(capture.path("findings").spliterator(), false)
                .filter(finding -> CUT.contains(finding.path("code").asText()))
                .map(finding -> finding.path("text").asText())
                .findFirst();
    }

    /** What to tell whoever said that the capture holds so many people, where the hosts say otherwise. */
    Optional<String> note(int captureUsers) {
        return active.filter(hosts -> hosts != captureUsers).map(this::words);
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
