package io.tidemark.contracts;

import java.util.Collection;
import java.util.Locale;

/** What somebody may do, least first: who has a role has those before it too. */
public enum Role {
    /** Who has not logged in, or has none of the others. */
    ANYONE,
    /** Reads answers. */
    VIEWER,
    /** Uploads captures, asks for fits, and deletes what is the team's. */
    UPLOADER,
    /** All of that, of all teams. */
    ADMIN;

    /** Its name as tokens and tables have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is this role, or one that has it. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The most of the roles that these names have; names of no role are passed over. */
    public static Role mostOf(Collection<String> words) {
        Role most = ANYONE;
        for (Role role : values()) {
            if (words.contains(role.word())) most = role;
        }
        return most;
    }

    static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) return role;
        }
        throw new IllegalArgumentException("there is no role " + word);
    }
}
