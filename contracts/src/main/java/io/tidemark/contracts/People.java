package io.tidemark.contracts;

import java.util.List;

/**
 * What each person of a capture did, under one session definition.
 *
 * @param blockSeconds seconds of a block in which new connections are counted; the last block of a capture may be shorter
 * @param silent people whom the uploader counted and who made no connection
 * @param unlisted people who did, and are not listed: those that are listed are a random sample of all
 * @param listed people, or groups of people who cannot be told apart
 */
public record People(int blockSeconds, int silent, int unlisted, List<Group> listed) {

    /** The most people of a capture that are listed. */
    public static final int MOST_LISTED = 1_000;

    public People {
        listed = List.copyOf(listed);
    }

    /**
     * What one person did, or several together.
     *
     * @param person pseudonym of the person where the uploader named one, the same in all captures of that person; else null
     * @param host pseudonym of the host on the users' side that is the person's; null where hosts are not told apart. In another capture
     *     the same may be another's, for private addresses are everywhere
     * @param people number of people
     * @param blocks numbers of the blocks in which they opened connections, from 0, ascending
     * @param counts connections that they opened on the wire in each of {@code blocks}, under every definition the same; new entries of the table where
     *     these are more than twice as many
     * @param held how long entries of the table were held for them
     */
    public record Group(
            String person, String host, int people, int[] blocks, PerProtocol<int[]> counts, PerProtocol<Held> held) {}

    /**
     * How long connections of one protocol were held, as far as the capture shows.
     *
     * @param seconds time for which they were held within the capture, added up, of those that were open before it too
     * @param connections number of connections that began within the capture
     * @param open how many of these were open at its end
     * @param bins where their times are, in tenths of a decade: bin i holds {@code 10^(i / 10) <= seconds < 10^((i + 1) / 10)}; ascending
     * @param counts number of connections in each of {@code bins}; those of no duration are in none
     */
    public record Held(double seconds, long connections, long open, int[] bins, int[] counts) {

        /**
         * The bin of a time.
         *
         * @param seconds a positive time in seconds
         */
        public static int bin(double seconds) {
            return (int) Math.floor(10 * Math.log10(seconds));
        }
    }

    /** The same with other groups. */
    People with(List<Group> groups) {
        return new People(blockSeconds, silent, unlisted, groups);
    }
}
