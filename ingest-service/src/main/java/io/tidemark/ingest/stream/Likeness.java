package io.tidemark.ingest.stream;

import io.tidemark.ingest.packet.Protocol;
import java.util.Arrays;

/** By what two connections are told to be one that is seen twice. */
sealed interface Likeness {

    /** No key: the row cannot be told by that. */
    long NONE = 0;

    /** What two rows that are alike have in common, {@link #NONE} where a row does not have it. */
    long key(int row);

    /**
     * Whether two rows of one key are alike.
     *
     * @param apart by how much later the second is taken to begin and end than it should, in nanoseconds
     */
    boolean holds(int one, int other, long apart);

    /** TCP of which both sides begin with the same numbers: 64 bits that hosts choose at random (RFC 6528), and that a NAT keeps. */
    record SameSequenceNumbers(StreamTable table) implements Likeness {

        /** What a packet may wait in the queues of a router. */
        private static final long MOST_NANOS = 100_000_000L;

        @Override
        public long key(int row) {
            TcpColumns tcp = table.tcp();
            boolean first = table.originatorIsFirst(row);
            long bases = (long) tcp.base(row, first) << Integer.SIZE | tcp.base(row, !first) & 0xffff_ffffL;
            return !tcp.basesKnown(row) ? NONE : bases == NONE ? 1 : bases;
        }

        @Override
        public boolean holds(int one, int other, long apart) {
            return table.start(other) - table.start(one) - apart <= MOST_NANOS;
        }
    }

    /**
     * One endpoint is the same, the address of the other another one, and all else alike: packets and bytes, for UDP what both sides sent first, and when
     * they begin, are answered and end.
     *
     * @param replyNanos by row, how long the first answer took, {@link TcpColumns#NEVER} where there was none
     * @param ofOriginator whose endpoint is the same
     */
    record SameEndpoint(StreamTable table, long[] replyNanos, boolean ofOriginator) implements Likeness {

        /** What a packet may wait where little tells it from others. */
        private static final long MOST_NANOS = 20_000_000L;
        /** By which the headers of two links differ: tags, PPPoE, cooked headers. */
        private static final int MOST_LINK_BYTES = 20;

        private static final long MIXER = 0x9e37_79b9_7f4a_7c15L;

        @Override
        public long key(int row) {
            long key = 31L * Arrays.hashCode(address(row, ofOriginator)) + port(row, ofOriginator);
            if (table.protocol() == Protocol.UDP) {
                boolean first = table.originatorIsFirst(row);
                key = (key * 31 + table.udp().mark(row, first)) * MIXER
                        + table.udp().mark(row, !first);
            }
            return key == NONE ? 1 : key;
        }

        @Override
        public boolean holds(int one, int other, long apart) {
            return port(one, ofOriginator) == port(other, ofOriginator)
                    && Arrays.equals(address(one, ofOriginator), address(other, ofOriginator))
                    && !Arrays.equals(address(one, !ofOriginator), address(other, !ofOriginator))
                    && isOfOneSize(one, other)
                    && isOfOneTime(one, other, apart);
        }

        private int port(int row, boolean originator) {
            return table.keys().port(row, table.originatorIsFirst(row) == originator);
        }

        private byte[] address(int row, boolean originator) {
            return table.keys().address(row, table.originatorIsFirst(row) == originator);
        }

        private boolean isOfOneSize(int one, int other) {
            long packets = table.packets(one) - table.copies(one);
            return packets == table.packets(other) - table.copies(other)
                    && Math.abs(table.bytes(one) - table.bytes(other)) <= MOST_LINK_BYTES * packets;
        }

        private boolean isOfOneTime(int one, int other, long apart) {
            long begins = table.start(other) - table.start(one) - apart;
            long ends = table.end(other) - table.end(one) - apart;
            return begins <= MOST_NANOS && Math.abs(ends) <= MOST_NANOS && isAnsweredAlike(one, other);
        }

        private boolean isAnsweredAlike(int one, int other) {
            return replyNanos[one] == replyNanos[other]
                    || replyNanos[one] != TcpColumns.NEVER
                            && replyNanos[other] != TcpColumns.NEVER
                            && Math.abs(replyNanos[one] - replyNanos[other]) <= MOST_NANOS;
        }
    }
}
