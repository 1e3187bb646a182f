package io.tidemark.ingest.metrics;

import io.tidemark.contracts.StreamRecord;

/**
 * An entry that ends with the responder's first datagram, and without a reply by its idle timeout. A record tells the time of the
 * first reply only. A later burst makes a new entry, which ends with the burst: that is its reply where the burst is one question and
 * its answer. A later burst of a single packet counts as unanswered. Questions within a burst are one entry, up to the first reply.
 * Connection logs tell that there was a reply and not when; the entry then lasts until the last packet.
 *
 * @param stream whose entries these are
 * @param idle what holds without a reply
 */
record FirstReply(StreamRecord stream, FirewallProfile.Hold idle) implements FirewallProfile.Hold {

    @Override
    public long end(long entryStart, long burstStart, long burstEnd) {
        Long reply = stream.replyEpochNanos();
        boolean repeatedAlone = reply != null && reply < burstStart && burstStart == burstEnd;
        if (reply == null || reply > burstEnd || repeatedAlone) {
            return idle.end(entryStart, burstStart, burstEnd);
        }
        return reply > burstStart ? reply : burstEnd;
    }

    @Override
    public boolean closedBy(long epochNanos) {
        return false;
    }
}
