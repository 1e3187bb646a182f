package io.tidemark.ingest.stream;

import io.tidemark.ingest.connlog.TcpSegments;
import io.tidemark.ingest.packet.TcpFlags;
import java.util.Arrays;

/**
 * What the rows of a stream table keep of TCP: how often the flags were seen that open and close a connection, and when for the
 * first time. Times are readings of {@link CaptureClock}, {@link #NEVER} where there was none.
 */
final class TcpColumns {

    static final long NEVER = Long.MIN_VALUE;

    /** In place of a segment's flags where no one knows them. */
    static final int UNKNOWN_FLAGS = -1;

    private static final int BASE_OF_FIRST = 1;
    private static final int BASE_OF_SECOND = 2;
    private static final int SYN_FROM_FIRST = 4;
    private static final int SYN_ACK_FROM_FIRST = 8;

    private int[] syn = {};
    private int[] synAck = {};
    private int[] fin = {};
    private int[] rst = {};
    private short[] lastFlags = {};
    private byte[] bits = {};
    private int[] baseOfFirst = {};
    private int[] baseOfSecond = {};
    private long[] synTime = {};
    private long[] synAckTime = {};
    private long[] establishedTime = {};
    private long[] finTimeOfFirst = {};
    private long[] finTimeOfSecond = {};
    private long[] rstTime = {};

    void resize(int capacity) {
        syn = Arrays.copyOf(syn, capacity);
        synAck = Arrays.copyOf(synAck, capacity);
        fin = Arrays.copyOf(fin, capacity);
        rst = Arrays.copyOf(rst, capacity);
        lastFlags = Arrays.copyOf(lastFlags, capacity);
        bits = Arrays.copyOf(bits, capacity);
        baseOfFirst = Arrays.copyOf(baseOfFirst, capacity);
        baseOfSecond = Arrays.copyOf(baseOfSecond, capacity);
        synTime = Arrays.copyOf(synTime, capacity);
        synAckTime = Arrays.copyOf(synAckTime, capacity);
        establishedTime = Arrays.copyOf(establishedTime, capacity);
        finTimeOfFirst = Arrays.copyOf(finTimeOfFirst, capacity);
        finTimeOfSecond = Arrays.copyOf(finTimeOfSecond, capacity);
        rstTime = Arrays.copyOf(rstTime, capacity);
    }

    /** Clears a row for a new stream. */
    void begin(int row) {
        syn[row] = 0;
        synAck[row] = 0;
        fin[row] = 0;
        rst[row] = 0;
        lastFlags[row] = UNKNOWN_FLAGS;
        bits[row] = 0;
        synTime[row] = NEVER;
        synAckTime[row] = NEVER;
        establishedTime[row] = NEVER;
        finTimeOfFirst[row] = NEVER;
        finTimeOfSecond[row] = NEVER;
        rstTime[row] = NEVER;
    }

    /** Adds a segment to a row; one with {@link #UNKNOWN_FLAGS} tells nothing. */
    void add(int row, boolean fromFirst, long reading, int flags) {
        if (flags == UNKNOWN_FLAGS) {
            return;
        }
        lastFlags[row] = (short) flags;
        if ((flags & TcpFlags.SYN) != 0) {
            addSyn(row, fromFirst, reading, flags);
        } else if (establishedTime[row] == NEVER && answersSynAck(row, fromFirst)) {
            establishedTime[row] = reading;
        }
        if ((flags & TcpFlags.FIN) != 0) {
            addFin(row, fromFirst, reading);
        }
        if ((flags & TcpFlags.RST) != 0 && rst[row]++ == 0) {
            rstTime[row] = reading;
        }
    }

    /** Counts the flags of a segment that repeats another; one with {@link #UNKNOWN_FLAGS} tells nothing. */
    void addCopy(int row, int flags) {
        if (flags == UNKNOWN_FLAGS) {
            return;
        }
        lastFlags[row] = (short) flags;
        if ((flags & TcpFlags.SYN) != 0) {
            (TcpFlags.isSyn(flags) ? syn : synAck)[row]++;
        }
        fin[row] += (flags & TcpFlags.FIN) != 0 ? 1 : 0;
        rst[row] += (flags & TcpFlags.RST) != 0 ? 1 : 0;
    }

    /** Fills a row, begun before, with what a log tells; what opens is dated to the start, what closes to the end. */
    void fill(int row, boolean fromFirst, long start, long end, TcpSegments segments) {
        syn[row] = segments.syn();
        synAck[row] = segments.synAck();
        fin[row] = segments.originatorFin() + segments.responderFin();
        rst[row] = segments.rst();
        lastFlags[row] = UNKNOWN_FLAGS;
        set(row, SYN_FROM_FIRST, fromFirst);
        synTime[row] = segments.syn() > 0 ? start : NEVER;
        synAckTime[row] = segments.synAck() > 0 ? start : NEVER;
        establishedTime[row] = segments.established() ? start : NEVER;
        (fromFirst ? finTimeOfFirst : finTimeOfSecond)[row] = segments.originatorFin() > 0 ? end : NEVER;
        (fromFirst ? finTimeOfSecond : finTimeOfFirst)[row] = segments.responderFin() > 0 ? end : NEVER;
        rstTime[row] = segments.rst() > 0 ? end : NEVER;
    }

    private void addSyn(int row, boolean fromFirst, long reading, int flags) {
        if (TcpFlags.isSyn(flags)) {
            if (syn[row]++ == 0) {
                synTime[row] = reading;
                set(row, SYN_FROM_FIRST, fromFirst);
            }
        } else if (synAck[row]++ == 0) {
            synAckTime[row] = reading;
            set(row, SYN_ACK_FROM_FIRST, fromFirst);
        }
    }

    private void addFin(int row, boolean fromFirst, long reading) {
        fin[row]++;
        long[] times = fromFirst ? finTimeOfFirst : finTimeOfSecond;
        if (times[row] == NEVER) {
            times[row] = reading;
        }
    }

    /** Takes over from the row of a later part of the connection when it was established and closed. */
    void join(int row, int laterPart) {
        for (long[] times : new long[][] {establishedTime, finTimeOfFirst, finTimeOfSecond, rstTime}) {
            times[row] = times[row] == NEVER ? times[laterPart] : times[row];
        }
    }

    private boolean answersSynAck(int row, boolean fromFirst) {
        return synAckTime[row] != NEVER && isSet(row, SYN_ACK_FROM_FIRST) != fromFirst;
    }

    /**
     * Remembers the sequence number each side began with, as Wireshark does: that of its first segment, or one less than what the
     * other side acknowledges first.
     */
    void learnBases(int row, boolean fromFirst, int sequence, int acknowledgment, int flags) {
        if (!baseKnown(row, fromFirst)) {
            setBase(row, fromFirst, (flags & TcpFlags.SYN) != 0 ? sequence : sequence - 1);
        }
        if ((flags & TcpFlags.ACK) != 0 && !baseKnown(row, !fromFirst)) {
            setBase(row, !fromFirst, acknowledgment - 1);
        }
    }

    /** Whether a SYN with this sequence number begins another stream. */
    boolean contradictsBase(int row, boolean fromFirst, int sequence) {
        return baseKnown(row, fromFirst) && base(row, fromFirst) != sequence;
    }

    /** Whether {@link #base} is known of both sides. */
    boolean basesKnown(int row) {
        return baseKnown(row, true) && baseKnown(row, false);
    }

    /** The sequence number that one side began with. */
    int base(int row, boolean ofFirst) {
        return (ofFirst ? baseOfFirst : baseOfSecond)[row];
    }

    private boolean baseKnown(int row, boolean ofFirst) {
        return isSet(row, ofFirst ? BASE_OF_FIRST : BASE_OF_SECOND);
    }

    private void setBase(int row, boolean ofFirst, int sequence) {
        (ofFirst ? baseOfFirst : baseOfSecond)[row] = sequence;
        set(row, ofFirst ? BASE_OF_FIRST : BASE_OF_SECOND, true);
    }

    private boolean isSet(int row, int bit) {
        return (bits[row] & bit) != 0;
    }

    private void set(int row, int bit, boolean value) {
        bits[row] = (byte) (value ? bits[row] | bit : bits[row] & ~bit);
    }

    /** Whether the first endpoint sent the first SYN; meaningful where there was one. */
    boolean synFromFirst(int row) {
        return isSet(row, SYN_FROM_FIRST);
    }

    int syn(int row) {
        return syn[row];
    }

    int synAck(int row) {
        return synAck[row];
    }

    int fin(int row) {
        return fin[row];
    }

    int rst(int row) {
        return rst[row];
    }

    /** The flags of the last segment that told them, {@link #UNKNOWN_FLAGS} where none did. */
    int lastFlags(int row) {
        return lastFlags[row];
    }

    long synTime(int row) {
        return synTime[row];
    }

    long synAckTime(int row) {
        return synAckTime[row];
    }

    long establishedTime(int row) {
        return establishedTime[row];
    }

    long finTime(int row, boolean ofFirst) {
        return (ofFirst ? finTimeOfFirst : finTimeOfSecond)[row];
    }

    long rstTime(int row) {
        return rstTime[row];
    }
}
