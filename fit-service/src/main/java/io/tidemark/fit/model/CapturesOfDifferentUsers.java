package io.tidemark.fit.model;

import io.tidemark.contracts.finding.FindingCode;
import java.util.List;
import java.util.Map;

/** A family describes all users of a capture as one unit, and the captures hold different numbers of users. */
public final class CapturesOfDifferentUsers extends CannotBeFitted {

    CapturesOfDifferentUsers(String family, List<Integer> users) {
        super(FindingCode.CAPTURES_OF_DIFFERENT_USERS.with(Map.of("family", family, "usersOfCaptures", users)));
    }
}
