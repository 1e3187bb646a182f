package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.family.LognormalGridFamily;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The family {@code lognormal-grid} of durations: sum over k of w[k] LogNormal(m[k], s), s = 0.6, on a lattice that is the
 * same for every capture,
 *
 * <pre>m[k] = log(1e-9 s) + 0.8 (k - 1)</pre>
 *
 * so that the numbers in the names of the weights, such as {@code w[18]} to {@code w[38]}, tell the whole law. The parts are
 * common to all draws, and what they hold within a time is computed once for all.
 */
final class LognormalGrid implements DurationFamily {

    static final DurationFamily FAMILY = new LognormalGrid();

    private LognormalGrid() {}

    @Override
    public String name() {
        return LognormalGridFamily.FAMILY.name();
    }

    @Override
    public IntFunction<DurationLaw> laws(DrawTable draws, String prefix) {
        List<DrawTable.Element> weights = draws.elements(prefix, LognormalGridFamily.WEIGHT);
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("expected draws of parameters " + prefix
                    + LognormalGridFamily.WEIGHT.name() + ", found those of " + draws.parameters());
        }
        CommonParts parts = new CommonParts(weights.stream()
                .map(weight ->
                        new LognormalDurations(LognormalGridFamily.mean(weight.index(0)), LognormalGridFamily.SIGMA))
                .toArray(DurationLaw[]::new));
        double[][] columns = weights.stream().map(DrawTable.Element::draws).toArray(double[][]::new);
        return draw -> parts.weighted(IntStream.range(0, columns.length)
                .mapToDouble(part -> columns[part][draw])
                .toArray());
    }
}
