package io.tidemark.ingest.metrics;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.Finding;
import java.util.List;

/**
 * The definition {@code wire}: every connection, held from its first packet to its last in file order. Of a stream that is corrected,
 * TCP counts without its SYN too, that of before the capture for all of it unless it ends there, and UDP is another connection after {@link StreamRecord#UDP_IDLE_NANOS} of silence, if it holds more than a
 * datagram. How many datagrams a run of them holds is known only of the stream: a run without any duration counts where the stream
 * has two datagrams or more for each run.
 */
record Wire() implements SessionDefinition {

    @Override
    public String name() {
        return "wire";
    }

    @Override
    public void replay(StreamRecord stream, Entries entries) {
        replay(CorrectedStream.of(stream), entries);
    }

    static void replay(CorrectedStream corrected, Entries entries) {
        if (corrected.isLeftOut()) {
            return;
        }
        if (corrected.isTcp()) {
            replayTcp(corrected, entries);
        } else if (corrected.stream().connection() && !isLoneDatagram(corrected)) {
            replayUdp(corrected, entries);
        }
    }

    @Override
    public List<Finding> findings(boolean ofLog) {
        return List.of();
    }

    private static void replayTcp(CorrectedStream corrected, Entries entries) {
        StreamRecord stream = corrected.stream();
        if (stream.connection() || corrected.beginsWithAnswer()) {
            entries.add(corrected.start(), corrected.end(), corrected.isOpen());
        } else if (corrected.beginsBefore()) {
            entries.add(Entries.BEFORE, corrected.isOpen() ? Entries.AFTER : corrected.end(), corrected.isOpen());
        }
    }

    /** Whether all packets but one are copies. A log may know of a connection without knowing its packets. */
    private static boolean isLoneDatagram(CorrectedStream corrected) {
        return corrected.packets() < corrected.stream().packets() && corrected.packets() == 1;
    }

    private static void replayUdp(CorrectedStream corrected, Entries entries) {
        int runs = corrected.made().contains(Correction.IDLE_UDP)
                ? runs(corrected.stream().bursts())
                : 1;
        if (runs == 1) {
            entries.add(corrected.start(), corrected.end(), corrected.isOpen());
        } else {
            replayRuns(corrected, corrected.packets() >= 2L * runs, entries);
        }
    }

    private static int runs(long[] bursts) {
        int runs = 1;
        for (int next = 2; next < bursts.length; next += 2) {
            if (isSilence(bursts, next)) {
                runs++;
            }
        }
        return runs;
    }

    private static boolean isSilence(long[] bursts, int next) {
        return bursts[next] - bursts[next - 1] > StreamRecord.UDP_IDLE_NANOS;
    }

    private static void replayRuns(CorrectedStream corrected, boolean inPairs, Entries entries) {
        long[] bursts = corrected.stream().bursts();
        int from = 0;
        for (int next = 2; next <= bursts.length; next += 2) {
            boolean last = next == bursts.length;
            if (last || isSilence(bursts, next)) {
                if (inPairs || bursts[next - 1] > bursts[from]) {
                    long origin = corrected.start();
                    entries.add(origin + bursts[from], origin + bursts[next - 1], last && corrected.isOpen());
                }
                from = next;
            }
        }
    }
}
