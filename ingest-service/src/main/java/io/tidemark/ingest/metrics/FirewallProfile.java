package io.tidemark.ingest.metrics;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;

/**
 * A product's session table. Every initiated stream takes an entry: TCP with a SYN, UDP with its first datagram. A gap longer than
 * the idle timeout ends an entry, and the next packet makes a new one. An entry is held until its last packet plus the idle
 * timeout of its state, or until RST or both FINs plus the close timer; packets behind that make no new one.
 * Where no timeout of a protocol is known, a stream is one entry from its first packet to its last.
 *
 * <p>Gaps are those between bursts, so idle timeouts of less than {@link StreamRecord#BURST_GAP_NANOS} end no entry early. Times of
 * later handshakes within one stream are not known. TCP whose handshake the capture lacks is taken to be established. ICMP of its own
 * takes no entry.
 */
record FirewallProfile(SessionProfile profile, TcpTimeouts tcp, UdpTimeouts udp) implements SessionDefinition {

    FirewallProfile(SessionProfile profile) {
        this(profile, TcpTimeouts.of(profile.tcp()), UdpTimeouts.of(profile.udp()));
    }

    @Override
    public String name() {
        return profile.name();
    }

    @Override
    public void replay(StreamRecord stream, Entries entries) {
        CorrectedStream corrected = CorrectedStream.of(stream);
        boolean isTcp = corrected.isTcp();
        if (corrected.isLeftOut() || isTcp && !takesAnEntry(corrected)) {
            return;
        }
        Timeouts idle = isTcp ? tcp.idle() : udp.idle();
        if (idle.known()) {
            replay(corrected, isTcp ? tcp.heldUntil(corrected) : udp.heldUntil(stream), entries);
        } else {
            entries.add(firstStart(corrected), corrected.lastBurstEnd(), false);
        }
    }

    private static boolean takesAnEntry(CorrectedStream tcp) {
        return tcp.stream().synEpochNanos() != null || tcp.beginsWithAnswer() || tcp.beginsBefore();
    }

    private static long firstStart(CorrectedStream corrected) {
        return corrected.beginsBefore() ? Entries.BEFORE : corrected.start();
    }

    @Override
    public List<Finding> findings(boolean ofLog) {
        List<Finding> findings = new ArrayList<>(new UnknownTimeouts(profile).findings());
        if (ofLog) {
            findings.add(FindingCode.PAUSES_UNKNOWN.alone());
        }
        return findings;
    }

    private static void replay(CorrectedStream corrected, Hold hold, Entries entries) {
        long[] bursts = corrected.stream().bursts();
        long origin = corrected.start();
        long start = firstStart(corrected);
        for (int i = 0; i < bursts.length; i += 2) {
            long end = hold.end(start, origin + bursts[i], origin + bursts[i + 1]);
            boolean last = i + 2 == bursts.length;
            if (last || origin + bursts[i + 2] > end) {
                entries.add(start, end, false);
                if (last || hold.closedBy(end)) {
                    return;
                }
                start = origin + bursts[i + 2];
            }
        }
    }

    /** How long the entry of one stream is held. */
    interface Hold {

        /**
         * When an entry ends that has no packet after a burst.
         *
         * @param entryStart when the entry was made
         * @param burstStart first packet of the burst
         * @param burstEnd last packet of the burst
         */
        long end(long entryStart, long burstStart, long burstEnd);

        /** Whether the stream is closed by then, so that later packets are strays. */
        boolean closedBy(long epochNanos);
    }
}
