package io.tidemark.ingest.stream;

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

    /** Of connections that begin when the twin of one may. */
    private static final int MOST_LOOKED_AT = 16;

    /** Times in whole multiples of it tell too little of what happened at once. */
    private static final long COARSE_NANOS = 10_000_000L;

    private final StreamTable table;
    private final int[] rows;
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

    /**
     * @param table all streams of a protocol
     * @param clock says when answers came
     */
    Twins(StreamTable table, CorrectedClock clock) {
        this.table = table;
        rows = table.rows().filter(row -> Streams.isCounted(table, row)).toArray();
        likenesses = isCoarse() ? likenessesWithoutTimes() : likenesses(clock);
    }

    private boolean isCoarse() {
        return Arrays.stream(rows).allMatch(row -> table.start(row) % COARSE_NANOS == 0);
    }

    private List<Likeness> likenessesWithoutTimes() {
        return switch (table.protocol()) {
            case TCP -> List.of(new Likeness.SameSequenceNumbers(table));
            case UDP -> List.of();
        };
    }

    private List<Likeness> likenesses(CorrectedClock clock) {
        long[] replyNanos = IntStream.range(0, table.bound())
                .mapToLong(row -> replyNanos(row, clock))
                .toArray();
        return switch (table.protocol()) {
            case TCP ->
                List.of(
                        new Likeness.SameSequenceNumbers(table),
                        new Likeness.SameEndpoint(table, replyNanos, true),
                        new Likeness.SameEndpoint(table, replyNanos, false));
            case UDP -> List.of(new Likeness.SameEndpoint(table, replyNanos, false));
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
        long[] keys = new long[table.bound()];
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
                .filter(row -> keys[row] != Likeness.NONE && !involved.get(row))
                .boxed()
                .sorted(byKey.thenComparingLong(table::start))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private boolean comesBefore(int row, int other, long[] keys, long apart) {
        return keys[row] == keys[other] && table.start(row) - table.start(other) < apart
                || Long.compare(keys[row], keys[other]) < 0;
    }
}
