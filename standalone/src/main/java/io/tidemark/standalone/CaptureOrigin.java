package io.tidemark.standalone;

import java.util.List;
import java.util.Optional;

/**
 * What the user says of captures.
 *
 * @param users number of people whose traffic each holds
 * @param inside networks of the users' side; none where the usual ones are
 * @param person whose captures they all are, where they are one person's
 */
record CaptureOrigin(int users, List<String> inside, Optional<String> person) {

    /** Captures of somebody, of the usual networks. */
    static CaptureOrigin ofUsers(int users) {
        return new CaptureOrigin(users, List.of(), Optional.empty());
    }
}
