package io.tidemark.ingest.upload;

import io.tidemark.ingest.host.InsideNetworks;
import io.tidemark.ingest.stream.ReadingOptions;
import java.util.Optional;

/**
 * What is said of a capture when it is uploaded.
 *
 * @param name what whoever uploads it calls it; may be empty, holds no control characters
 * @param users number of people whose traffic it holds
 * @param inside the networks of the users' side
 * @param asCaptured whether it is measured as captured, without the corrections of {@link io.tidemark.ingest.metrics.Correction}
 * @param person pseudonym of the person whose traffic all of it is, where that is said; captures of one person have the same
 * @param team the team that it belongs to, where people log in
 */
public record UploadRequest(
        String name,
        int users,
        InsideNetworks inside,
        boolean asCaptured,
        Optional<String> person,
        Optional<String> team) {

    /** The longest name, in characters. */
    public static final int MAX_NAME_LENGTH = 200;

    /** The most people one capture may hold. */
    public static final int MAX_USERS = 1_000_000;

    public UploadRequest {
        if (users < 1 || users > MAX_USERS) {
            throw UploadRejectedException.invalid("users must be 1 to " + MAX_USERS + ", found " + users);
        }
        if (person.isPresent() && users != 1) {
            throw UploadRejectedException.invalid(
                    "person names whose capture it is, so users must be 1, found " + users);
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw UploadRejectedException.invalid("name must not hold control characters");
        }
        if (name.length() > MAX_NAME_LENGTH) {
            throw UploadRejectedException.invalid(
                    "name must have at most " + MAX_NAME_LENGTH + " characters, found " + name.length());
        }
    }

    /** How it is to be read. */
    ReadingOptions reading() {
        return new ReadingOptions(!asCaptured, inside.side(), users);
    }

    /** Of a capture that belongs to no team. */
    public UploadRequest(String name, int users, InsideNetworks inside, boolean asCaptured, Optional<String> person) {
        this(name, users, inside, asCaptured, person, Optional.empty());
    }

    /** Of a capture of which nobody says whose it is. */
    public UploadRequest(String name, int users, InsideNetworks inside, boolean asCaptured) {
        this(name, users, inside, asCaptured, Optional.empty());
    }

    /** The same of a capture that belongs to a team. */
    public UploadRequest of(Optional<String> owner) {
        return new UploadRequest(name, users, inside, asCaptured, person, owner);
    }

    /** Of a capture whose users are on the usual side, and that is corrected. */
    public UploadRequest(String name, int users) {
        this(name, users, InsideNetworks.PRIVATE, false);
    }
}
