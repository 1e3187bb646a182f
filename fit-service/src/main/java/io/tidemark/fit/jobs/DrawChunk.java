package io.tidemark.fit.jobs;

import io.tidemark.contracts.PosteriorDraws;
import io.tidemark.contracts.Topic;
import io.tidemark.fit.mcmc.SampledChain;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Consecutive draws of one chain: a row of the table and a message of the topic. It has at most {@link
 * PosteriorDraws#MAX_DRAWS} draws, and fewer where a model has so many parameters that the message would be longer than
 * {@link Topic#MAX_VALUE_BYTES}.
 *
 * @param chain the chain
 * @param chunk number of this chunk within the chain, from 1
 * @param chunks number of the chain's chunks
 * @param from first draw, from 0
 * @param to end of the draws, exclusive
 */
public record DrawChunk(SampledChain chain, int chunk, int chunks, int from, int to) {

    /** The longest double in JSON is {@code -2.2250738585072014E-308}; a comma or bracket follows. */
    private static final int BYTES_PER_VALUE = 25;

    /** Names and scalars beside the draws. */
    private static final int BYTES_BESIDE = 20_000;

    /** A chain's chunks in order. */
    public static List<DrawChunk> of(SampledChain chain) {
        int draws = chain.draws().length;
        int size = size(chain.draws()[0].length);
        int chunks = (draws + size - 1) / size;
        return IntStream.range(0, chunks)
                .mapToObj(i -> new DrawChunk(chain, i + 1, chunks, i * size, Math.min(draws, (i + 1) * size)))
                .toList();
    }

    /** Draws of one chunk. */
    static int size(int parameters) {
        int bytesPerDraw = parameters * BYTES_PER_VALUE + 2;
        return Math.min(PosteriorDraws.MAX_DRAWS, (Topic.MAX_VALUE_BYTES - BYTES_BESIDE) / bytesPerDraw);
    }

    /** Values of the parameters in single precision: a row a draw. */
    public double[][] values() {
        return IntStream.range(from, to)
                .mapToObj(draw -> Arrays.stream(chain.draws()[draw])
                        .map(SinglePrecision::round)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** The same values as they are kept, one draw after the other. */
    public float[] singles() {
        return SinglePrecision.of(Arrays.copyOfRange(chain.draws(), from, to));
    }

    /** What the sampler noted: a row a draw, columns as {@link io.tidemark.fit.mcmc.SamplerStatistics#NAMES}. */
    public double[][] statistics() {
        return IntStream.range(from, to)
                .mapToObj(draw -> chain.statistics().row(draw))
                .toArray(double[][]::new);
    }
}
