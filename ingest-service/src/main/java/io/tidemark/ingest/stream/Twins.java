package io.tidemark.ingest.stream;

import io.tidemark.ingest.packet.Protocol;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds connections of a table that are others seen again behind a translation of addresses (RFC 3022). TCP keeps its sequence numbers
 * there, UDP its payload. Where a firewall changes sequence numbers too, the twins of TCP have one endpoint in common, as many packets of as
 * many bytes, and begin, are answered and end together.
 */
final class Twins {

    /** What a packet may wait in the queues of a router. */
    private static final long MOST_NANOS = 100_000_000L;
    /** The same where little else tells that two are twins. */
    private static final long MOST_NANOS_OF_WEAK = 20_000_000L;

    /** By which the headers of two links differ: tags, PPPoE, cooked headers. */
    private static final int MOST_LINK_BYTES = 20;

    private static final int MOST_LOOKED_AT = 16;

    /** No key: the row cannot be told by that. */
    private static final long NONE = 0;

    private final StreamTable table;
    private final int[] rows;
    private final long[] replyNanos;
    private final List<Likeness> likenesses;

    /**
     * What was found.
     *
     * @param twins connections that are another one seen again
     * @param involved those and the ones that they repeat
     */
    record Found(int twins, int involved) {

        Found and(Found other) {
            return new Found(twins + other.twins, involved + other.involved);
        }
    }

    /** By what two rows are told to be twins. */
    private interface Likeness {

        /** What they have in common, {@link #NONE} where the row does not have it. */
        long key(int row);

        boolean holds(int one, int other, long apart);
    }

    /**
     * @param table all streams of a protocol
     * @param clock says when answers came
     */
    Twins(StreamTable table, CorrectedClock clock) {
        this.table = table;
        rows = IntStream.range(0, table.size())
                .filter(row -> Streams.isCounted(table, row))
                .toArray();
        replyNanos = IntStream.range(0, table.size())
                .mapToLong(row -> replyNanos(row, clock))
                .toArray();
        likenesses = switch (table.protocol()) {
            case TCP -> List.of(new SameSequenceNumbers(), new SameEndpoint(true), new SameEndpoint(false));
            case UDP -> List.of(new SameEndpoint(false));
        };
    }

    private long replyNanos(int row, CorrectedClock clock) {
        boolean originator = table.originatorIsFirst(row);
        long asked = table.firstTime(row, originator);
        long replied = table.firstTime(row, !originator);
        boolean isAnswered = asked != TcpColumns.NEVER && replied != TcpColumns.NEVER;
        return isAnswered ? clock.at(replied) - clock.at(asked) : TcpColumns.NEVER;
    }

    /** Number of connections among which twins are looked for. */
    int connections() {
        return rows.length;
    }

    /**
     * Finds the twins, or what would be some by chance.
     *
     * @param apart by how much later the second of two is taken to begin and end than it should, in nanoseconds
     */
    Found find(long apart) {
        BitSet twins = new BitSet();
        BitSet involved = new BitSet();
        likenesses.forEach(likeness -> find(likeness, apart, twins, involved));
        return new Found(twins.cardinality(), involved.cardinality());
    }

    private void find(Likeness likeness, long apart, BitSet twins, BitSet involved) {
        long[] keys = new long[table.size()];
        Arrays.stream(rows).forEach(row -> keys[row] = likeness.key(row));
        int[] order = order(keys, involved);
        int next = 0;
        for (int at = 0; at < order.length; at++) {
            int one = order[at];
            next = Math.max(next, at + 1);
            while (next < order.length && comesBefore(order[next], one, keys, apart)) {
                next++;
            }
            if (twins.get(one)) {
                continue;
            }
            Arrays.stream(order, next, Math.max(next, Math.min(order.length, next + MOST_LOOKED_AT)))
                    .filter(row -> keys[row] == keys[one] && !twins.get(row) && likeness.holds(one, row, apart))
                    .findFirst()
                    .ifPresent(twin -> {
                        twins.set(twin);
                        involved.set(one);
                        involved.set(twin);
                    });
        }
    }

    /** Rows that have a key and are in no pair yet: those of one key together, in the order of their starts. */
    private int[] order(long[] keys, BitSet involved) {
        Comparator<Integer> byKey = Comparator.comparingLong(row -> keys[row]);
        return Arrays.stream(rows)
                .filter(row -> keys[row] != NONE && !involved.get(row))
                .boxed()
                .sorted(byKey.thenComparingLong(table::start))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private boolean comesBefore(int row, int other, long[] keys, long apart) {
        return keys[row] == keys[other] && table.start(row) - table.start(other) < apart
                || Long.compare(keys[row], keys[other]) < 0;
    }

    private long lag(int one, int other, long apart) {
        return table.start(other) - table.start(one) - apart;
    }

    private int port(int row, boolean ofOriginator) {
        return table.keys().port(row, table.originatorIsFirst(row) == ofOriginator);
    }

    private byte[] address(int row, boolean ofOriginator) {
        return table.keys().address(row, table.originatorIsFirst(row) == ofOriginator);
    }

    private static long nonZero(long key) {
        return key == NONE ? 1 : key;
    }

    /** Both sides of TCP begin with the same numbers: 64 bits that hosts choose at random (RFC 6528). */
    private final class SameSequenceNumbers implements Likeness {

        @Override
        public long key(int row) {
            TcpColumns tcp = table.tcp();
            boolean first = table.originatorIsFirst(row);
            return tcp.basesKnown(row)
                    ? nonZero((long) tcp.base(row, first) << Integer.SIZE | tcp.base(row, !first) & 0xffff_ffffL)
                    : NONE;
        }

        @Override
        public boolean holds(int one, int other, long apart) {
            return lag(one, other, apart) <= MOST_NANOS;
        }
    }

    /** One endpoint is the same, the address of the other another one, and all else alike. */
    private final class SameEndpoint implements Likeness {

        private final boolean originator;

        SameEndpoint(boolean originator) {
            this.originator = originator;
        }

        @Override
        public long key(int row) {
            long key = 31L * Arrays.hashCode(address(row, originator)) + port(row, originator);
            if (table.protocol() == Protocol.TCP) {
                return nonZero(key);
            }
            int sent = table.udp().mark(row, table.originatorIsFirst(row));
            int replied = table.udp().mark(row, !table.originatorIsFirst(row));
            return sent == 0 ? NONE : nonZero((key * 31 + sent) * 0x9e37_79b9L + replied);
        }

        @Override
        public boolean holds(int one, int other, long apart) {
            return port(one, originator) == port(other, originator)
                    && Arrays.equals(address(one, originator), address(other, originator))
                    && !Arrays.equals(address(one, !originator), address(other, !originator))
                    && isOfOneSize(one, other)
                    && isOfOneTime(one, other, apart);
        }

        private boolean isOfOneSize(int one, int other) {
            long packets = table.packets(one) - table.copies(one);
            return packets == table.packets(other) - table.copies(other)
                    && Math.abs(table.bytes(one) - table.bytes(other)) <= MOST_LINK_BYTES * packets;
        }

        private boolean isOfOneTime(int one, int other, long apart) {
            long lag = lag(one, other, apart);
            long ends = table.end(other) - table.end(one) - apart;
            return lag <= MOST_NANOS_OF_WEAK && Math.abs(ends) <= MOST_NANOS_OF_WEAK && isAnsweredAlike(one, other);
        }

        private boolean isAnsweredAlike(int one, int other) {
            return replyNanos[one] == replyNanos[other]
                    || replyNanos[one] != TcpColumns.NEVER
                            && replyNanos[other] != TcpColumns.NEVER
                            && Math.abs(replyNanos[one] - replyNanos[other]) <= MOST_NANOS_OF_WEAK;
        }
    }
}
