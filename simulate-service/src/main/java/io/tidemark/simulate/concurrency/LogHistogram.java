package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.family.LogHistogramFamily;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The family {@code log-histogram} of durations ({@link LogHistogramDurations}). Edges lie on a lattice that is the same for every
 * capture, {@code e(k) = 1e-12 s exp(k / 80)}: {@code hazard[k]} is the hazard from edge k to the next edge named, {@code
 * tail_index[k:j]} the index of the tail from edge k to edge j, the length of the capture, so that the names of the parameters tell the whole law.
 */
final class LogHistogram implements DurationFamily {

    static final DurationFamily FAMILY = new LogHistogram();

    private LogHistogram() {}

    @Override
    public String name() {
        return LogHistogramFamily.FAMILY.name();
    }

    @Override
    public IntFunction<DurationLaw> laws(DrawTable draws, String prefix) {
        List<DrawTable.Element> hazards = draws.elements(prefix, LogHistogramFamily.HAZARD).stream()
                .sorted(Comparator.comparingInt(hazard -> hazard.index(0)))
                .toList();
        List<DrawTable.Element> tails = draws.elements(prefix, LogHistogramFamily.TAIL_INDEX);
        if (hazards.isEmpty() || tails.size() != 1) {
            throw new IllegalArgumentException("expected draws of parameters " + prefix
                    + LogHistogramFamily.HAZARD.name() + " and of one " + prefix
                    + LogHistogramFamily.TAIL_INDEX.name() + ", found those of " + draws.parameters());
        }
        DrawTable.Element tail = tails.get(0);
        double[] logEdges = IntStream.concat(
                        hazards.stream().mapToInt(hazard -> hazard.index(0)), IntStream.of(tail.index(0)))
                .mapToDouble(LogHistogramFamily::logSeconds)
                .toArray();
        return draw -> new LogHistogramDurations(
                logEdges,
                hazards.stream().mapToDouble(each -> each.draws()[draw]).toArray(),
                tail.draws()[draw],
                LogHistogramFamily.logSeconds(tail.index(1)));
    }
}
