package io.tidemark.ingest.upload;

import java.util.Optional;

/**
 * How many bytes a team may upload on a day (UTC), counted where every process can tell. An upload is counted when it has ended, whatever
 * became of it, so that those under way at the same time may go beyond.
 */
public interface Allowance {

    /** As many as anybody likes. */
    Allowance UNBOUNDED = new Allowance() {

        @Override
        public void require(Optional<String> team) {}

        @Override
        public void spend(Optional<String> team, long bytes) {}
    };

    /**
     * Refuses where nothing is left of the day's.
     *
     * @param team the team that uploads; all who do not log in are one
     * @throws UploadRejectedException where the team has uploaded as much as it may
     * @throws UnavailableException where it cannot be told
     */
    void require(Optional<String> team);

    /**
     * Counts what was uploaded.
     *
     * @throws UnavailableException where it cannot be counted
     */
    void spend(Optional<String> team, long bytes);
}
