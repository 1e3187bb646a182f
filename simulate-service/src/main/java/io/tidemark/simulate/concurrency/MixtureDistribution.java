package io.tidemark.simulate.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean of the distribution functions of all draws, exact at every count: a draw adds 0 below its own window and 1 above it, at no cost, so that
 * a wide one spoils nothing. Laws that are known count by count are added up at once as far as they lie below {@value #NEAR}, and so are
 * those known as integrals; the others are asked each time. Draws are worked on in parallel, in chunks of fixed size that are summed in order, so that the result does not depend on the
 * number of processors.
 */
final class MixtureDistribution implements DistributionFunction {

    static final int CHUNK = 64;

    private static final int NEAR = 8_192;

    private final int draws;

    /** Sum of F of all draws known count by count, up to {@value #NEAR} - 1. */
    private final double[] near;

    private final double nearDraws;

    private final IntegralDistribution integrals = IntegralDistribution.none();

    private final List<Far> far;

    /** A draw that is asked each time. */
    private record Far(Window window, DistributionFunction function) {}

    private record Chunk(double[] near, int nearDraws, IntegralDistribution integrals, List<Far> far) {}

    private MixtureDistribution(int draws, List<Chunk> chunks) {
        this.draws = draws;
        this.near = sum(chunks.stream().map(Chunk::near).toList(), NEAR);
        this.nearDraws = chunks.stream().mapToInt(Chunk::nearDraws).sum();
        chunks.forEach(chunk -> integrals.add(chunk.integrals()));
        this.far = chunks.stream().flatMap(chunk -> chunk.far().stream()).toList();
    }

    /**
     * The mixture of laws.
     *
     * @param quantiles receives every draw's own quantiles
     */
    static MixtureDistribution of(GeneratingFunction[] laws, Window[] windows, DrawQuantiles quantiles) {
        return new MixtureDistribution(
                laws.length,
                chunks(laws.length)
                        .mapToObj(chunk -> chunk(laws, windows, quantiles, chunk * CHUNK))
                        .toList());
    }

    /** Numbers of the chunks of so many draws. */
    static IntStream chunks(int draws) {
        return IntStream.range(0, (draws + CHUNK - 1) / CHUNK).parallel();
    }

    private static Chunk chunk(GeneratingFunction[] laws, Window[] windows, DrawQuantiles quantiles, int from) {
        double[] near = new double[NEAR];
        double[] values = new double[NEAR];
        int nearDraws = 0;
        IntegralDistribution integrals = IntegralDistribution.none();
        List<Far> far = new ArrayList<>();
        for (int draw = from; draw < Math.min(from + CHUNK, laws.length); draw++) {
            DistributionFunction function = DistributionFunction.of(laws[draw], windows[draw]);
            quantiles.take(draw, function);
            if (function instanceof IntegralDistribution integral) {
                integrals.add(integral);
            } else if (function instanceof LatticeDistribution && windows[draw].to() < NEAR) {
                function.evaluate(0, 1, values, NEAR);
                add(values, near);
                nearDraws++;
            } else {
                far.add(new Far(windows[draw], function));
            }
        }
        return new Chunk(near, nearDraws, integrals, far);
    }

    private static void add(double[] values, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    private static double[] sum(List<double[]> parts, int length) {
        double[] sum = new double[length];
        parts.forEach(part -> add(part, sum));
        return sum;
    }

    @Override
    public void evaluate(long first, long step, double[] values, int count) {
        double[] ofFar = sum(
                chunks(far.size())
                        .mapToObj(chunk -> {
                            double[] sum = new double[count];
                            far.subList(chunk * CHUNK, Math.min((chunk + 1) * CHUNK, far.size()))
                                    .forEach(draw -> add(draw, first, step, sum));
                            return sum;
                        })
                        .toList(),
                count);
        double[] ofIntegrals = new double[count];
        integrals.evaluate(first, step, ofIntegrals, count);
        for (int i = 0; i < count; i++) {
            long n = first + i * step;
            double ofNear = n < 0 ? 0 : n < NEAR ? near[(int) n] : nearDraws;
            values[i] = (ofNear + ofFar[i] + ofIntegrals[i]) / draws;
        }
    }

    private static void add(Far draw, long first, long step, double[] sum) {
        int from = indexOf(draw.window().from(), first, step, sum.length);
        int to = indexOf(draw.window().to(), first, step, sum.length);
        if (to > from) {
            double[] values = new double[to - from];
            draw.function().evaluate(first + from * step, step, values, values.length);
            for (int i = from; i < to; i++) {
                sum[i] += values[i - from];
            }
        }
        for (int i = to; i < sum.length; i++) {
            sum[i]++;
        }
    }

    /** The first of so many evenly spaced counts that is not below a count; their number if all are. */
    private static int indexOf(long count, long first, long step, int counts) {
        return count <= first ? 0 : (int) Math.min((count - first - 1) / step + 1, counts);
    }
}
