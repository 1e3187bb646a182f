package io.tidemark.fit.model;

/** A family describes all users of a capture as one unit, and the captures hold different numbers of users. */
public final class CapturesOfDifferentUsers extends IllegalArgumentException {

    public CapturesOfDifferentUsers(String message) {
        super(message);
    }
}
