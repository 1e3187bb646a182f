package io.tidemark.fit.selection;

import io.tidemark.fit.order.Basis;

/**
 * Writes down which fit is the default of its captures and definition. It is provisional as long as one of them waits, runs or
 * is still to be scored, also where it was final before: then another was asked for, and nobody knows yet which is better.
 */
public final class Defaults {

    private final Competitions competitions;

    public Defaults(Competitions competitions) {
        this.competitions = competitions;
    }

    /** Chooses among all fits of a basis, in the caller's transaction, which holds the captures' locks. */
    public void choose(Basis basis) {
        Competition competition = competitions.competition(basis);
        competitions.setStanding(basis, competition.choice().map(Candidate::id), competition.standing());
    }
}
