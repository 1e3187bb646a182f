package io.tidemark.contracts;

import java.util.Optional;
import java.util.Set;

/**
 * Whose captures and fits somebody sees.
 *
 * @param isAll whether those of all teams, and those that belong to none
 * @param teams names of the teams, where it is not all
 */
public record Reach(boolean isAll, Set<String> teams) {

    /** Of who sees everything: an admin, everybody where nobody logs in, and the product itself. */
    public static final Reach ALL = new Reach(true, Set.of());

    /** Of members of teams. */
    public static Reach of(Set<String> teams) {
        return new Reach(false, Set.copyOf(teams));
    }

    /**
     * Whether what belongs to a team is seen.
     *
     * @param team the team, where it belongs to one
     */
    public boolean includes(Optional<String> team) {
        return isAll || team.filter(teams::contains).isPresent();
    }
}
