package io.tidemark.simulate.concurrency;

import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final double LOG_SHORTEST = Math.log(1e-9);
    private static final double SPACING = 0.8;
    private static final double WIDTH = 0.6;

    private LognormalGrid() {}

    @Override
    public String name() {
        return "lognormal-grid";
    }

    @Override
    public IntFunction<DurationLaw> laws(DrawTable draws, String prefix) {
        List<Integer> indices = indices(draws, prefix);
        if (indices.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected draws of parameters " + prefix + "w[k], found those of " + draws.parameters());
        }
        double[][] weights = indices.stream()
                .map(index -> draws.column(prefix + "w[" + index + "]"))
                .toArray(double[][]::new);
        CommonParts parts = new CommonParts(indices.stream()
                .map(index -> new LognormalDurations(LOG_SHORTEST + SPACING * (index - 1), WIDTH))
                .toArray(DurationLaw[]::new));
        return draw -> parts.weighted(IntStream.range(0, weights.length)
                .mapToDouble(part -> weights[part][draw])
                .toArray());
    }

    private static List<Integer> indices(DrawTable draws, String prefix) {
        Pattern weight = Pattern.compile(Pattern.quote(prefix) + "w\\[(\\d+)]");
        return draws.parameters().stream()
                .map(weight::matcher)
                .filter(Matcher::matches)
                .map(name -> Integer.valueOf(name.group(1)))
                .toList();
    }
}
