package io.tidemark.ingest.stream;

import io.tidemark.ingest.connlog.Flow;
import io.tidemark.ingest.connlog.Traffic;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.packet.TcpFlags;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * All streams of one protocol, a row each, in columns of primitives. When the table is full and may not grow, hosts are left out, as {@link HostSample}
 * chooses; where that helps no more, a stream gives its row to the next, as {@link EvictionClock} chooses. Streams that go are counted and forgotten.
 */
final class StreamTable {

    /** No row. */
    static final int NONE = -1;

    private static final LogVerdict[] VERDICTS = LogVerdict.values();
    private static final LeftOut[] REASONS = LeftOut.values();

    private final Protocol protocol;
    private final RowBudget.Share budget;
    private final CaptureClock time;
    private final StreamKeys keys = new StreamKeys();
    private final Bursts bursts;
    private final TcpColumns tcp = new TcpColumns();
    private final UdpColumns udp = new UdpColumns();
    private final HostSample hosts;
    private final EvictionClock clock = new EvictionClock();
    private IntConsumer leaving = row -> {};
    private int[] number = {};
    private long[] start = {};
    private long[] end = {};
    private long[] packets = {};
    private long[] bytes = {};
    private long[] firstOfFirst = {};
    private long[] firstOfSecond = {};
    private boolean[] openedByFirst = {};
    /** Ordinals of {@link LogVerdict}. */
    private byte[] verdict = {};

    private int[] copies = {};
    /** Ordinals of {@link LeftOut}, one more each; 0 of a stream that counts. */
    private byte[] leftOut = {};

    /** By row, the row of the later part of its connection. */
    private final Map<Integer, Integer> laterParts = new HashMap<>();

    private final BitSet isLaterPart = new BitSet();

    /** Number of rows that have ever been in use. */
    private int rows;

    /** Those of them that are free. */
    private final BitSet vacant = new BitSet();

    private int vacancies;
    private int nextVacant;
    private long displaced;
    private long leftOutWithHosts;

    /**
     * @param protocol of all streams
     * @param budget grants rows beyond the first, and room for bursts
     * @param time gives the readings that bursts and the times of flags are kept as
     * @param hosts whose streams are kept
     */
    StreamTable(Protocol protocol, RowBudget.Share budget, CaptureClock time, HostSample hosts) {
        this.protocol = protocol;
        this.budget = budget;
        this.time = time;
        this.hosts = hosts;
        this.bursts = new Bursts(budget, time);
        resize(budget.firstRows());
    }

    Protocol protocol() {
        return protocol;
    }

    StreamKeys keys() {
        return keys;
    }

    TcpColumns tcp() {
        return tcp;
    }

    UdpColumns udp() {
        return udp;
    }

    /**
     * Sets who hears of a row whose stream goes, while the row still holds it.
     *
     * @param listener the one who hears
     */
    void tellWhatLeaves(IntConsumer listener) {
        leaving = listener;
    }

    /** Number of streams that are not kept. */
    long evicted() {
        return displaced + leftOutWithHosts;
    }

    /** Number of those that gave their row to another. */
    long displaced() {
        return displaced;
    }

    /** Number of streams opened, those not kept included. */
    long opened() {
        return rows - vacancies + evicted();
    }

    /** One more than the last row. */
    int bound() {
        return rows;
    }

    /** The rows that hold a stream. */
    IntStream rows() {
        return IntStream.range(0, rows).filter(row -> !vacant.get(row));
    }

    /**
     * Opens a stream.
     *
     * @param streamNumber its number
     * @param key its endpoints, and which of them sends its first packet
     * @param epochNanos time of its first packet, which is yet to be added
     * @param begins whether the packet can be no later one of a stream that is not kept
     * @return its row; {@link #NONE} where its host is not kept
     */
    int open(int streamNumber, StreamKey key, long epochNanos, boolean begins) {
        boolean isKept = hosts.keeps(key);
        if (isKept && isFull() && !clock.isMostlyFresh(rows)) {
            hosts.shrink(this);
            isKept = hosts.keeps(key);
        }
        if (!isKept) {
            leftOutWithHosts += begins ? 1 : 0;
            return NONE;
        }
        int row = hasFreeRow() ? freeRow() : evict();
        clock.begin(row);
        keys.set(row, key);
        number[row] = streamNumber;
        start[row] = epochNanos;
        packets[row] = 0;
        bytes[row] = 0;
        firstOfFirst[row] = TcpColumns.NEVER;
        firstOfSecond[row] = TcpColumns.NEVER;
        openedByFirst[row] = key.fromFirst;
        verdict[row] = 0;
        copies[row] = 0;
        leftOut[row] = 0;
        if (LocalTraffic.isBetween(key, protocol)) {
            leaveOut(row, LeftOut.LOCAL_TRAFFIC);
        }
        bursts.begin(row, time.reading(epochNanos));
        switch (protocol) {
            case TCP -> tcp.begin(row);
            case UDP -> udp.begin(row);
        }
        return row;
    }

    /** Adds a packet to a row. */
    void add(int row, boolean fromFirst, long epochNanos, long frameBytes, int flags) {
        if (makesConversation(row, flags)) {
            clock.goesOn(row);
        }
        end[row] = epochNanos;
        packets[row]++;
        bytes[row] += frameBytes;
        long reading = time.reading(epochNanos);
        bursts.add(row, reading);
        long[] firsts = fromFirst ? firstOfFirst : firstOfSecond;
        if (firsts[row] == TcpColumns.NEVER) {
            firsts[row] = reading;
        }
        if (protocol == Protocol.TCP) {
            tcp.add(row, fromFirst, reading, flags);
        }
    }

    /** Adds a packet that repeats another: it counts as captured, and changes nothing else. */
    void addCopy(int row, long epochNanos, long frameBytes, int flags) {
        end[row] = epochNanos;
        packets[row]++;
        bytes[row] += frameBytes;
        copies[row]++;
        if (protocol == Protocol.TCP) {
            tcp.addCopy(row, flags);
        }
    }

    /** Says that the stream is no session of a user at a firewall; what is said first holds. */
    void leaveOut(int row, LeftOut why) {
        if (leftOut[row] == 0) {
            leftOut[row] = (byte) (why.ordinal() + 1);
        }
    }

    /** Takes in what a packet, added before, tells of the whole stream in place of its own flags; what closes it is dated to the packet. */
    void tell(int row, Completeness told) {
        verdict[row] = (byte) told.verdict().ordinal();
        tcp.fill(row, openedByFirst[row], firstReading(row), time.reading(end[row]), told.segments());
    }

    /** Whether this endpoint sent the first packet. */
    boolean openedBy(int row, boolean first) {
        return openedByFirst[row] == first;
    }

    /** Fills a row, opened before, with the whole of a connection that a log tells. */
    void fill(int row, boolean fromFirst, Flow flow) {
        Traffic traffic = flow.traffic();
        verdict[row] = (byte) LogVerdict.of(flow).ordinal();
        if (flow.isConnection()) {
            clock.goesOn(row);
        }
        end[row] = traffic.endEpochNanos();
        packets[row] = traffic.packets();
        bytes[row] = traffic.bytes().orElse(0);
        long meanGap = (end[row] - start[row]) / Math.max(1, packets[row] - 1);
        bursts.fill(row, end[row], meanGap);
        (fromFirst ? firstOfFirst : firstOfSecond)[row] = start[row];
        (fromFirst ? firstOfSecond : firstOfFirst)[row] = flow.answered() ? start[row] : TcpColumns.NEVER;
        if (protocol == Protocol.TCP) {
            tcp.fill(row, fromFirst, start[row], end[row], flow.segments());
        }
    }

    /** A second datagram; a segment with neither SYN nor RST, for attempts, answers to them and refusals make none. */
    private boolean makesConversation(int row, int flags) {
        return switch (protocol) {
            case TCP -> (flags & (TcpFlags.SYN | TcpFlags.RST)) == 0;
            case UDP -> packets[row] > 0;
        };
    }

    /** Whether there is no row for another stream, and no more to be had. */
    private boolean isFull() {
        if (!hasFreeRow()) {
            int more = budget.grow(rows);
            if (more > 0) {
                resize(rows + more);
            }
        }
        return !hasFreeRow();
    }

    /** Whether there is a row for another stream. */
    boolean hasFreeRow() {
        return vacancies > 0 || rows < number.length;
    }

    private int freeRow() {
        if (vacancies == 0) {
            return rows++;
        }
        nextVacant = vacant.nextSetBit(nextVacant);
        vacant.clear(nextVacant);
        vacancies--;
        return nextVacant;
    }

    private int evict() {
        int row = clock.evict(rows);
        leaving.accept(row);
        displaced++;
        return row;
    }

    /** Has the streams go whose hosts are not kept. */
    void keepOnly(HostSample those) {
        StreamKey key = new StreamKey();
        rows().filter(row -> !those.keeps(keyOf(row, key))).forEach(this::vacate);
        nextVacant = 0;
    }

    private StreamKey keyOf(int row, StreamKey key) {
        keys.get(row, key);
        key.fromFirst = openedByFirst[row];
        return key;
    }

    private void vacate(int row) {
        leaving.accept(row);
        clock.leave(row);
        vacant.set(row);
        vacancies++;
        leftOutWithHosts++;
    }

    private void resize(int capacity) {
        keys.resize(capacity);
        bursts.resize(capacity);
        clock.resize(capacity);
        number = Arrays.copyOf(number, capacity);
        start = Arrays.copyOf(start, capacity);
        end = Arrays.copyOf(end, capacity);
        packets = Arrays.copyOf(packets, capacity);
        bytes = Arrays.copyOf(bytes, capacity);
        firstOfFirst = Arrays.copyOf(firstOfFirst, capacity);
        firstOfSecond = Arrays.copyOf(firstOfSecond, capacity);
        openedByFirst = Arrays.copyOf(openedByFirst, capacity);
        verdict = Arrays.copyOf(verdict, capacity);
        copies = Arrays.copyOf(copies, capacity);
        leftOut = Arrays.copyOf(leftOut, capacity);
        switch (protocol) {
            case TCP -> tcp.resize(capacity);
            case UDP -> udp.resize(capacity);
        }
    }

    /** The rows in the order of their streams' numbers. */
    int[] inOrder() {
        long[] numbered = rows().mapToLong(row -> (long) number[row] << Integer.SIZE | row)
                .toArray();
        Arrays.sort(numbered);
        return Arrays.stream(numbered).mapToInt(each -> (int) each).toArray();
    }

    /** Whether the first endpoint is the originator: it sent the SYN, or where there is none the first packet. */
    boolean originatorIsFirst(int row) {
        boolean hasSyn = protocol == Protocol.TCP && tcp.syn(row) > 0;
        return hasSyn ? tcp.synFromFirst(row) : openedByFirst[row];
    }

    /** Whether the stream counts under the definition {@code wire}: a SYN and a segment without SYN; two datagrams. */
    boolean isConnection(int row) {
        if (verdict(row) != LogVerdict.NONE) {
            return verdict(row) != LogVerdict.NO_CONNECTION;
        }
        return switch (protocol) {
            case TCP -> tcp.syn(row) > 0 && packets[row] > (long) tcp.syn(row) + tcp.synAck(row);
            case UDP -> packets[row] > 1;
        };
    }

    /** Whether it is TCP of which the capture lacks the SYN, but not the answer to it. */
    boolean beginsWithAnswer(int row) {
        return lacksSyn(row) && tcp.synAckTime(row) == firstReading(row) && packets[row] > tcp.synAck(row);
    }

    /** Whether it is TCP of both directions, and more than resets, whose handshake the capture lacks. */
    boolean beginsBefore(int row) {
        return lacksHandshake(row)
                && !isLaterPart.get(row)
                && isAnswered(row)
                && packets[row] > (long) tcp.rst(row) + 1;
    }

    /** Whether it is TCP of which the capture lacks the SYN and the answer to it. */
    boolean lacksHandshake(int row) {
        return lacksSyn(row) && tcp.synAck(row) == 0;
    }

    /** Whether the stream counts once it is corrected: also TCP that lacks its SYN. */
    boolean isConnectionOnceCorrected(int row) {
        return isConnection(row) || beginsWithAnswer(row) || beginsBefore(row);
    }

    private boolean lacksSyn(int row) {
        return protocol == Protocol.TCP && verdict(row) == LogVerdict.NONE && tcp.syn(row) == 0;
    }

    /** Number of packets that repeat another, of all rows. */
    long copies() {
        return rows().mapToLong(row -> copies[row]).sum();
    }

    /** Number of packets that repeat another. */
    long copies(int row) {
        return copies[row];
    }

    /** Why the stream is no session of a user at a firewall, null where it is one. */
    LeftOut leftOut(int row) {
        LeftOut told = leftOut[row] == 0 ? null : REASONS[leftOut[row] - 1];
        return told == LeftOut.BROADCAST && isAnswered(row) ? null : told;
    }

    /** Whether the packets of a capture show one of the two directions only. */
    boolean showsOneDirection(int row) {
        return verdict(row) == LogVerdict.NONE && !isAnswered(row);
    }

    private boolean isAnswered(int row) {
        return firstOfFirst[row] != TcpColumns.NEVER && firstOfSecond[row] != TcpColumns.NEVER;
    }

    /** What a log says of the stream. */
    LogVerdict verdict(int row) {
        return VERDICTS[verdict[row]];
    }

    long longestGap(int row) {
        return bursts.longestGap(row);
    }

    /** Start and end of each burst, alternating, as readings of the capture's clock; those of a later part of the connection included. */
    long[] burstEdges(int row) {
        Integer later = laterParts.get(row);
        return later == null
                ? bursts.edges(row)
                : LongStream.concat(LongStream.of(bursts.edges(row)), LongStream.of(bursts.edges(later)))
                        .toArray();
    }

    /** Says that a connection goes on in another row, which is none of its own then. */
    void join(int row, int laterPart) {
        laterParts.put(row, laterPart);
        isLaterPart.set(laterPart);
        tcp.join(row, laterPart);
    }

    /** Time of the first packet in file order, as a reading of the capture's clock. */
    private long firstReading(int row) {
        return firstTime(row, openedByFirst[row]);
    }

    int number(int row) {
        return number[row];
    }

    long start(int row) {
        return start[row];
    }

    long end(int row) {
        return end[row];
    }

    long packets(int row) {
        return packets[row];
    }

    long bytes(int row) {
        return bytes[row];
    }

    /** Reading of the first packet that one endpoint sent, {@link TcpColumns#NEVER} where it sent none. */
    long firstTime(int row, boolean ofFirst) {
        return (ofFirst ? firstOfFirst : firstOfSecond)[row];
    }
}
