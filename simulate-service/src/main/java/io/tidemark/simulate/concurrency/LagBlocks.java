package io.tidemark.simulate.concurrency;

import java.util.ArrayList;
import java.util.List;

/**
 * The seconds back in time that concurrency looks at, from 0 to the history's length, cut into blocks of growing length:
 * {@value #BLOCKS_PER_LENGTH} blocks of each power of two (twice as many of one second), so that no block is longer than
 * some 1/{@value #BLOCKS_PER_LENGTH} of its distance. Within a block every second carries one share ({@link LagShares}); 24
 * hours make 307 blocks, whose error in the distribution function is far below 1e-6 for independent counts, and at most some 1e-5 for
 * those that hang on a state that lasts.
 *
 * <p>Blocks of one length are grouped into runs of at most {@value #BLOCKS_PER_RUN}. A family whose generating function is
 * a product over lags multiplies within a run and takes one logarithm of it; one that steps through states squares its
 * step where the length doubles.
 */
public final class LagBlocks {

    static final int BLOCKS_PER_LENGTH = 24;
    static final int BLOCKS_PER_RUN = 24;

    /** The default history: 24 hours. */
    public static final int DEFAULT_HISTORY_SECONDS = 86_400;

    private final List<Integer> edges;
    private final List<Run> runs;

    /**
     * Consecutive blocks of one length.
     *
     * @param from index of the first block
     * @param to index after the last block
     * @param seconds length of each block
     */
    public record Run(int from, int to, int seconds) {}

    private LagBlocks(List<Integer> edges, List<Run> runs) {
        this.edges = List.copyOf(edges);
        this.runs = List.copyOf(runs);
    }

    /**
     * Blocks over a history.
     *
     * @param historySeconds length of the history, at least 1
     */
    public static LagBlocks over(int historySeconds) {
        return of(historySeconds, BLOCKS_PER_LENGTH);
    }

    /**
     * Blocks over some seconds just past and over a history before them, short again where the seconds begin, for there a share may
     * jump. They are half as many of each length as over a history alone, which moves the distribution function of what ended in those
     * seconds by less than 1e-4 for independent counts, and by some 5e-4 at most for those that hang on a state.
     *
     * @param seconds number of the seconds, at least 1
     * @param historySeconds length of the history, at least 1
     */
    static LagBlocks over(int seconds, int historySeconds) {
        return of(seconds, BLOCKS_PER_LENGTH / 2).then(of(historySeconds, BLOCKS_PER_LENGTH / 2));
    }

    private static LagBlocks of(int historySeconds, int blocksPerLength) {
        if (historySeconds < 1) {
            throw new IllegalArgumentException("history: expected 1 second or more, got " + historySeconds);
        }
        List<Integer> edges = new ArrayList<>(List.of(0));
        List<Run> runs = new ArrayList<>();
        addRun(edges, runs, 1, blocksPerLength, historySeconds);
        for (int seconds = 1; last(edges) < historySeconds; seconds *= 2) {
            addRun(edges, runs, seconds, blocksPerLength, historySeconds);
        }
        return new LagBlocks(edges, runs);
    }

    /** One block for each second: exact, and slow. */
    public static LagBlocks secondBySecond(int historySeconds) {
        List<Integer> edges = new ArrayList<>(List.of(0));
        List<Run> runs = new ArrayList<>();
        while (last(edges) < historySeconds) {
            addRun(edges, runs, 1, BLOCKS_PER_RUN, historySeconds);
        }
        return new LagBlocks(edges, runs);
    }

    /** These blocks, and after them others, the first of which begins where these end. */
    private LagBlocks then(LagBlocks farther) {
        List<Integer> allEdges = new ArrayList<>(edges);
        farther.edges.stream().skip(1).forEach(edge -> allEdges.add(historySeconds() + edge));
        List<Run> allRuns = new ArrayList<>(runs);
        farther.runs.forEach(run -> allRuns.add(new Run(count() + run.from(), count() + run.to(), run.seconds())));
        return new LagBlocks(allEdges, allRuns);
    }

    private static void addRun(List<Integer> edges, List<Run> runs, int seconds, int blocks, int historySeconds) {
        int from = edges.size() - 1;
        while (edges.size() - 1 - from < blocks && last(edges) + seconds <= historySeconds) {
            edges.add(last(edges) + seconds);
        }
        if (edges.size() - 1 > from) {
            runs.add(new Run(from, edges.size() - 1, seconds));
        }
        int rest = historySeconds - last(edges);
        if (rest > 0 && rest < seconds) {
            edges.add(historySeconds);
            runs.add(new Run(edges.size() - 2, edges.size() - 1, rest));
        }
    }

    private static int last(List<Integer> edges) {
        return edges.get(edges.size() - 1);
    }

    /** Length of the history in seconds. */
    public int historySeconds() {
        return last(edges);
    }

    /** Number of blocks. */
    public int count() {
        return edges.size() - 1;
    }

    /** The lag in seconds at which a block begins; that of {@link #count()} is the history's length. */
    public int edge(int block) {
        return edges.get(block);
    }

    /** The runs in order; together they are all blocks. */
    public List<Run> runs() {
        return runs;
    }
}
