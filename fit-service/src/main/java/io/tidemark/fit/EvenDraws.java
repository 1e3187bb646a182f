package io.tidemark.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * So many draws of more, chosen evenly: in the order of one of their values, every so manieth. Quantiles of that value are then as steady as those of all draws,
 * in the far tail too, where of a long-tailed value few draws lie.
 */
final class EvenDraws {

    private EvenDraws() {}

    /**
     * The draws.
     *
     * @param draws chain by draw by value
     * @param times of how many one is kept; the number of draws of a chain is a multiple of it
     * @param value place of the value that they are even in
     * @param seed of the order in which they are given to chains, which hang together no more
     */
    static double[][][] of(double[][][] draws, int times, int value, long seed) {
        double[][] sorted = Arrays.stream(draws)
                .flatMap(Arrays::stream)
                .sorted(Comparator.comparingDouble(draw -> draw[value]))
                .toArray(double[][]::new);
        int kept = draws[0].length / times;
        int[] order = PermutationSampler.natural(draws.length * kept);
        PermutationSampler.shuffle(RandomSource.L64_X128_MIX.create(seed), order);
        return IntStream.range(0, draws.length)
                .mapToObj(chain -> IntStream.range(0, kept)
                        .mapToObj(draw -> sorted[order[chain * kept + draw] * times + times / 2])
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }
}
