package io.tidemark.simulate.concurrency;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The family {@code log-histogram} of durations ({@link LogHistogramDurations}). Edges lie on a lattice that is the same for every
 * capture, {@code e(k) = 1e-12 s exp(k / 80)}: {@code hazard[k]} is the hazard from edge k to the next edge named, {@code
 * tail_index[k:j]} the index of the tail from edge k to edge j, the length of the capture, so that the names of the parameters tell the whole law.
 */
final class LogHistogram implements DurationFamily {

    static final DurationFamily FAMILY = new LogHistogram();

    private static final double LOG_ORIGIN = Math.log(1e-12);
    private static final double EDGES_OF_UNIT = 80;

    private LogHistogram() {}

    @Override
    public String name() {
        return "log-histogram";
    }

    /** A parameter that belongs to an edge. */
    private record OfEdge(int edge, double[] draws) {}

    /** The tail's index, from one edge to another. */
    private record Tail(int from, int to, double[] draws) {}

    @Override
    public IntFunction<DurationLaw> laws(DrawTable draws, String prefix) {
        List<OfEdge> hazards = ofEdges(draws, prefix + "hazard");
        List<Tail> tails = tails(draws, prefix);
        if (hazards.isEmpty() || tails.size() != 1) {
            throw new IllegalArgumentException("expected draws of parameters " + prefix + "hazard[k] and of one "
                    + prefix + "tail_index[k:j], found those of " + draws.parameters());
        }
        Tail tail = tails.get(0);
        double[] logEdges = IntStream.concat(hazards.stream().mapToInt(OfEdge::edge), IntStream.of(tail.from()))
                .mapToDouble(LogHistogram::logSeconds)
                .toArray();
        return draw -> new LogHistogramDurations(
                logEdges,
                hazards.stream().mapToDouble(each -> each.draws()[draw]).toArray(),
                tail.draws()[draw],
                logSeconds(tail.to()));
    }

    private static double logSeconds(int edge) {
        return LOG_ORIGIN + edge / EDGES_OF_UNIT;
    }

    private static List<Tail> tails(DrawTable draws, String prefix) {
        Pattern name = Pattern.compile(Pattern.quote(prefix + "tail_index") + "\\[(\\d+):(\\d+)]");
        return draws.parameters().stream()
                .map(name::matcher)
                .filter(Matcher::matches)
                .map(each -> new Tail(
                        Integer.parseInt(each.group(1)), Integer.parseInt(each.group(2)), draws.column(each.group())))
                .toList();
    }

    private static List<OfEdge> ofEdges(DrawTable draws, String vector) {
        Pattern name = Pattern.compile(Pattern.quote(vector) + "\\[(\\d+)]");
        return draws.parameters().stream()
                .map(name::matcher)
                .filter(Matcher::matches)
                .map(each -> new OfEdge(Integer.parseInt(each.group(1)), draws.column(each.group())))
                .sorted(Comparator.comparingInt(OfEdge::edge))
                .toList();
    }
}
