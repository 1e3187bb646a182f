package io.tidemark.fit.jobs;

/** A team has so many fits that wait that no more is taken. */
public final class TooManyQueued extends RuntimeException {

    TooManyQueued(int most) {
        super("so many fits of the team wait that no more is taken, " + most
                + "; the same can be asked for when some have ended");
    }
}
