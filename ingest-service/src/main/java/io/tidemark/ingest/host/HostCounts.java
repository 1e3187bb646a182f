package io.tidemark.ingest.host;

import io.tidemark.ingest.stream.SampledHosts;
import java.util.List;

/**
 * How many hosts of the users' side a capture holds.
 *
 * @param networks the networks of the users' side
 * @param inside addresses in them that sent a packet; null where the input names no IP address at all
 * @param active those of them that originated a connection which was answered; null where the input names no IP address at all
 * @param sampled of how many hosts that open streams those are a random sample, for there was no room for the streams of all; null where all are there
 * @param connectionsOfUnanswered connections of inside hosts none of which was answered, as those that only broadcast
 * @param connectionsOfOthers connections that an address outside originated
 * @param connectionsWithoutAddress connections whose originator's IP address the input does not name
 */
public record HostCounts(
        List<String> networks,
        Integer inside,
        Integer active,
        SampledHosts sampled,
        long connectionsOfUnanswered,
        long connectionsOfOthers,
        long connectionsWithoutAddress) {

    /** Counts of people and of hosts that differ by no larger share are taken to be of the same. */
    private static final double AS_MANY = 0.1;

    /** How many active hosts the whole capture has, some more or less, where those counted are a sample; null where all are counted. */
    public Integer sampledFrom() {
        return sampled == null || active == null ? null : (int) Math.round(active / sampled.share());
    }

    /**
     * How many people's traffic it is. Of a sample of the hosts it is that of a sample of the people: one for each active host where there are about as many as
     * people, else as large a share of the people as of the hosts.
     *
     * @param users number of people whose traffic the whole capture holds
     */
    public int people(int users) {
        if (sampled == null) return users;
        int all = sampledFrom();
        boolean oneEach = all > 0 && Math.abs(users - all) <= AS_MANY * all;
        return oneEach ? active : (int) Math.max(1, Math.round(users * sampled.share()));
    }
}
