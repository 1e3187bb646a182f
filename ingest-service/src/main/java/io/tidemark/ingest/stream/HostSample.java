package io.tidemark.ingest.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The hosts whose streams are kept: all until there is no room, then a random share of them, each with all its streams (adaptive sampling, P. Flajolet,
 * Computing 34, 1990). A host is kept where the hash of its address is low enough, so it makes no difference when it comes and what it does. A stream
 * belongs to the one of its endpoints that is on the users' side; where both are, to the one that opened it, as logs tell. Packets do not, once the first of a stream are
 * forgotten: there it is the one with the higher port, for servers are known by low ones.
 *
 * <p>Hosts on the users' side that open streams are counted from the moment there is no room, those before it included: exactly while they are few, then by
 * their lowest hashes (k minimum values, Z. Bar-Yossef et al., Counting distinct elements in a data stream, 2002).
 */
final class HostSample {

    private static final int MOST_COUNTED = 1 << 14;
    private static final double HASHES = 0x1p32;
    private static final double STEP = 0.75;
    /** Fewer people are not left; nor fewer hosts. */
    private static final int LEAST = 10;

    private final UsersSide inside;
    private final int users;
    private final boolean openersAreTold;
    private final PairHash hash;
    private final List<StreamTable> tables = new ArrayList<>();
    /** The lowest hashes of hosts that opened streams. */
    private final TreeSet<Long> lowest = new TreeSet<>();

    private boolean counts;
    private int countedInVain;
    private double share = 1;

    /**
     * @param inside the users' side
     * @param users number of people whose traffic the capture holds
     * @param openersAreTold whether the input tells who opened a stream, as logs do
     * @param hash decides which hosts are kept
     */
    HostSample(UsersSide inside, int users, boolean openersAreTold, PairHash hash) {
        this.inside = inside;
        this.users = users;
        this.openersAreTold = openersAreTold;
        this.hash = hash;
    }

    /** All hosts, whatever there is no room for. */
    static HostSample ofAll() {
        return new HostSample(UsersSide.UNKNOWN, 1, false, new PairHash(0));
    }

    /** Adds a table, from which the streams of hosts go that are not kept. */
    void add(StreamTable table) {
        tables.add(table);
    }

    /**
     * Whether the streams of a host are kept.
     *
     * @param key endpoints of a stream that is the host's, and which of them sent the packet, the first one where openers are told
     */
    boolean keeps(StreamKey key) {
        if (!counts) return true;
        boolean sends = inside.holds(key.address(key.fromFirst));
        boolean receives = inside.holds(key.address(!key.fromFirst));
        boolean isOfFirst =
                sends && receives && !openersAreTold ? key.firstHasHigherPort() : key.fromFirst == (sends || !receives);
        long hashed = Integer.toUnsignedLong(key.hash(hash, isOfFirst));
        if (sends) count(hashed);
        return hashed < limit(share);
    }

    private void count(long hashed) {
        if (lowest.size() < MOST_COUNTED) {
            lowest.add(hashed);
        } else if (hashed < lowest.last() && lowest.add(hashed)) {
            lowest.pollLast();
        }
    }

    /**
     * Keeps fewer hosts, until a table that is full has a row for another stream; does nothing where too few people would be left.
     *
     * @param full the table
     */
    void shrink(StreamTable full) {
        if (users < LEAST) return;
        if (!counts) {
            counts = true;
            tables.forEach(table -> table.keepOnly(this));
        }
        while (!full.hasFreeRow() && lowest.size() > countedInVain && leaves(share * STEP)) {
            share *= STEP;
            tables.forEach(table -> table.keepOnly(this));
        }
        if (!full.hasFreeRow()) {
            countedInVain = lowest.size();
        }
    }

    private boolean leaves(double smallerShare) {
        double hosts = hosts(smallerShare);
        return hosts >= LEAST && users * hosts / hosts(1) >= LEAST;
    }

    /** How many hosts have a hash within a share of all. */
    private double hosts(double ofHashes) {
        long limit = limit(ofHashes);
        boolean allAreCounted = lowest.size() < MOST_COUNTED;
        return allAreCounted || limit <= lowest.last()
                ? lowest.headSet(limit).size()
                : (MOST_COUNTED - 1.0) * limit / lowest.last();
    }

    private static long limit(double ofHashes) {
        return (long) (ofHashes * HASHES);
    }

    /** The sample; empty where all hosts are kept. */
    Optional<SampledHosts> sampled() {
        return share == 1
                ? Optional.empty()
                : Optional.of(new SampledHosts(Math.round(hosts(share)), Math.round(hosts(1))));
    }
}
