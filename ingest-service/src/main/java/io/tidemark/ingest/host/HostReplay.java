package io.tidemark.ingest.host;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.metrics.CaptureSpan;
import io.tidemark.ingest.metrics.CorrectedStream;
import io.tidemark.ingest.metrics.SessionDefinition;
import io.tidemark.ingest.stream.Pseudonyms;
import io.tidemark.ingest.stream.SampledHosts;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/**
 * Goes through the streams of a capture and tells the hosts of the users' side apart. A connection of the definition {@code wire}
 * belongs to the host that originated it. A host is active where at least one of its connections was answered: the neighbours of a
 * single workstation broadcast too, and each would pass for a user. A host is an address: one with an address of IPv4 and one of IPv6, both inside, counts
 * twice, and all that NAT hides behind one address count once. Streams that are not kept are not seen.
 */
public final class HostReplay {

    private final CaptureSpan span;
    private final HostNumbers numbers;
    private final Originations originations = new Originations();
    private final BitSet sending = new BitSet();
    private final BitSet active = new BitSet();
    private boolean empty = true;
    private boolean addressed;
    private long outside;
    private long unknown;

    private HostReplay(InsideNetworks inside, CaptureSpan span) {
        this.span = span;
        numbers = new HostNumbers(inside);
    }

    /**
     * Measures the hosts of a capture.
     *
     * @param inside the networks of the users' side
     * @param span when the capture was taken
     * @param sampled the hosts that are kept, where others are left out
     * @param streams gives the records of all its streams, with what is given standing for the addresses
     * @param pseudonyms what stands for the addresses of hosts in the answer
     */
    public static HostMeasurement replay(
            InsideNetworks inside,
            CaptureSpan span,
            Optional<SampledHosts> sampled,
            Function<Pseudonyms, Iterator<StreamRecord>> streams,
            Pseudonyms pseudonyms) {
        HostReplay replay = new HostReplay(inside, span);
        streams.apply(replay.numbers).forEachRemaining(replay::add);
        return replay.measure(inside, sampled, pseudonyms);
    }

    private void add(StreamRecord stream) {
        String originator = stream.originator();
        empty = false;
        addressed |= !originator.equals(HostNumbers.UNKNOWN);
        sends(originator);
        if (stream.replyEpochNanos() != null) {
            sends(stream.responder());
        }
        String opener = CorrectedStream.of(stream).opener();
        SessionDefinition.WIRE.replay(stream, (start, end, open) -> addConnection(opener, stream, start, end));
    }

    /** An address that only receives may be one that nobody has: a broadcast's, or one that somebody scans for. */
    private void sends(String host) {
        if (isInside(host)) {
            sending.set(Integer.parseInt(host));
        }
    }

    private void addConnection(String originator, StreamRecord stream, long start, long end) {
        if (isInside(originator)) {
            int host = Integer.parseInt(originator);
            originations.add(
                    host,
                    stream.protocol().equals("tcp"),
                    Math.max(start, span.startEpochNanos()),
                    end == SessionDefinition.Entries.AFTER ? span.endEpochNanos() : end);
            active.set(host, active.get(host) || stream.replyEpochNanos() != null);
        } else if (originator.equals(HostNumbers.UNKNOWN)) {
            unknown++;
        } else {
            outside++;
        }
    }

    private static boolean isInside(String host) {
        return !host.equals(HostNumbers.OUTSIDE) && !host.equals(HostNumbers.UNKNOWN);
    }

    private HostMeasurement measure(InsideNetworks inside, Optional<SampledHosts> sampled, Pseudonyms pseudonyms) {
        int seconds = span.seconds();
        Originations.ByHost byHost = originations.byHost();
        int[] ranked = byHost.busiestFirst(active);
        List<HostTraffic> listed = Arrays.stream(ranked)
                .limit(HostMeasurement.MOST_LISTED)
                .mapToObj(number -> HostTraffic.of(name(number, pseudonyms), byHost, number, seconds))
                .toList();
        return new HostMeasurement(
                counts(inside, sampled, byHost),
                seconds,
                spread(ranked, number -> (double) byHost.connections(number) / seconds),
                spread(ranked, number -> byHost.heldSeconds(number) / seconds),
                listed,
                ranked.length - listed.size());
    }

    private HostCounts counts(InsideNetworks inside, Optional<SampledHosts> sampled, Originations.ByHost byHost) {
        boolean known = empty || addressed;
        int answered = active.stream().map(byHost::connections).sum();
        return new HostCounts(
                inside.networks(),
                known ? sending.cardinality() : null,
                known ? active.cardinality() : null,
                sampled.orElse(null),
                originations.size() - answered,
                outside,
                unknown);
    }

    private static HostSpread spread(int[] hosts, IntToDoubleFunction figure) {
        return HostSpread.of(Arrays.stream(hosts).mapToDouble(figure).toArray());
    }

    private String name(int number, Pseudonyms pseudonyms) {
        return pseudonyms.of(numbers.address(number).bytes());
    }
}
