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

    /** How many active hosts the whole capture has, some more or less, where those counted are a sample; null where all are counted. */
    public Integer sampledFrom() {
        return sampled == null || active == null ? null : (int) Math.round(active / sampled.share());
    }
}
