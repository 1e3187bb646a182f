package io.tidemark.access;

import io.tidemark.contracts.Reach;
import io.tidemark.contracts.Role;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Who asks, as far as it is known.
 *
 * @param name what to call them; nothing where nobody logs in, or this one has not
 * @param subject what the server of identities knows them by, claim {@code sub} (OpenID Connect Core, 2)
 * @param role the most that they may
 * @param teams names of their teams
 */
public record Visitor(Optional<String> name, Optional<String> subject, Role role, Set<String> teams) {

    /** Of an installation where nobody logs in: whoever reaches it may everything. */
    static final Visitor OF_A_LAPTOP = new Visitor(Optional.empty(), Optional.empty(), Role.ADMIN, Set.of());

    /** Who has not logged in, where people do. */
    static final Visitor STRANGER = new Visitor(Optional.empty(), Optional.empty(), Role.ANYONE, Set.of());

    private static final Pattern TEAM = Pattern.compile("[^\\p{Cntrl}]{1,100}");

    /** Whether they have logged in. */
    public boolean isKnown() {
        return subject.isPresent();
    }

    /** Whose captures and fits they see. */
    public Reach reach() {
        return role == Role.ADMIN ? Reach.ALL : Reach.of(teams);
    }

    /**
     * The team that what they upload belongs to; none where nobody logs in.
     *
     * @param asked the team that they name, if any
     * @throws IllegalArgumentException where they may not upload for that team, or have to say for which
     */
    public Optional<String> owner(Optional<String> asked) {
        if (!isKnown()) {
            if (asked.isPresent())
                throw new IllegalArgumentException("team: nobody logs in here, so there are no teams");
            return Optional.empty();
        }
        if (asked.isEmpty()) return Optional.of(onlyTeam());
        String team = asked.get();
        if (role != Role.ADMIN && !teams.contains(team))
            throw new IllegalArgumentException("team: you are not of the team " + team);
        if (!TEAM.matcher(team).matches())
            throw new IllegalArgumentException(
                    "team: a name has 1 to 100 characters, none of them a control character");
        return asked;
    }

    private String onlyTeam() {
        if (teams.size() == 1) return teams.iterator().next();
        throw new IllegalArgumentException(
                teams.isEmpty()
                        ? "team: you are of no team, so say whose the capture is"
                        : "team: say whose the capture is, of " + String.join(", ", new TreeSet<>(teams)));
    }
}
