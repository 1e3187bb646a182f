package io.tidemark.fit.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.PosteriorDraws;
import io.tidemark.contracts.Topic;
import io.tidemark.fit.json.Json;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.SamplerStatistics;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawChunkTest {

    /** As the backtest thins what it reads: it finds the same draws, whether all were kept or those. */
    @Test
    void theMiddleOnesAreThoseThatTheBacktestReads() {
        SampledChain kept = chain(1000, 1).middleOneOf(20);
        double[] expected = IntStream.range(0, 50)
                .mapToDouble(i -> (int) ((i + 0.5) * 1000 / 50))
                .toArray();
        assertArrayEquals(
                expected,
                Arrays.stream(kept.draws()).mapToDouble(draw -> draw[0]).toArray());
        assertArrayEquals(expected, kept.statistics().logDensity());
    }

    @Test
    void cutsAChainIntoChunksOfAThousandDraws() {
        List<DrawChunk> chunks = DrawChunk.of(chain(2_500, 2));
        assertEquals(3, chunks.size());
        assertEquals(List.of(1, 2, 3), chunks.stream().map(DrawChunk::chunk).toList());
        assertEquals(500, chunks.get(2).values().length);
        assertArrayEquals(new double[] {2_000, 2_000}, chunks.get(2).values()[0]);
        assertArrayEquals(
                new double[] {2_000, 0.9, 0.5, 3, 7, 1, 2}, chunks.get(2).statistics()[0]);
    }

    @Test
    void staysBelowTheLargestMessageWithManyParametersOfManyDigits() {
        SampledChain chain = chain(1_000, 200);
        for (double[] draw : chain.draws()) Arrays.fill(draw, -2.2250738585072014E-308);
        List<DrawChunk> chunks = DrawChunk.of(chain);
        List<String> names = Collections.nCopies(200, "tcp.some_weight");
        assertTrue(chunks.size() > 1);
        for (DrawChunk chunk : chunks) {
            PosteriorDraws message = new PosteriorDraws(
                    "f".repeat(32),
                    "k".repeat(3_000),
                    "m",
                    1,
                    chunk.chunk(),
                    chunk.chunks(),
                    names,
                    chunk.values(),
                    null);
            assertTrue(Json.bytes(message).length < Topic.MAX_VALUE_BYTES);
        }
        assertEquals(
                1_000, chunks.stream().mapToInt(chunk -> chunk.values().length).sum());
    }

    private static SampledChain chain(int draws, int parameters) {
        double[][] values = new double[draws][parameters];
        SamplerStatistics statistics = new SamplerStatistics(
                new double[draws],
                new double[draws],
                new double[draws],
                new int[draws],
                new int[draws],
                new boolean[draws],
                new double[draws]);
        for (int draw = 0; draw < draws; draw++) {
            Arrays.fill(values[draw], draw);
            statistics.logDensity()[draw] = draw;
        }
        Arrays.fill(statistics.acceptance(), 0.9);
        Arrays.fill(statistics.stepSize(), 0.5);
        Arrays.fill(statistics.treeDepth(), 3);
        Arrays.fill(statistics.leapfrogs(), 7);
        Arrays.fill(statistics.divergent(), true);
        Arrays.fill(statistics.energy(), 2);
        return new SampledChain(1, values, statistics, 0.5, new double[] {1}, 0, 0.1, 0.2);
    }
}
