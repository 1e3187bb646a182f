package io.tidemark.fit.jobs;

/** Captures that are to be fitted together belong to several teams, so that the fit would belong to none. */
public final class SeveralTeams extends RuntimeException {

    SeveralTeams() {
        super("the captures belong to several teams; a fit belongs to one, as its captures do");
    }
}
