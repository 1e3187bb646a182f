package io.tidemark.fit.store;

import io.tidemark.fit.jobs.DrawChunk;
import io.tidemark.fit.jobs.Draws;
import io.tidemark.fit.jobs.SinglePrecision;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.SamplerStatistics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Draws as rows of the tables {@code chain} and {@code draws}. */
@ApplicationScoped
class PostgresDraws implements Draws {

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String fitId, List<SampledChain> chains) {
        for (SampledChain chain : chains) {
            row(fitId, chain).persist();
            DrawChunk.of(chain).forEach(chunk -> row(fitId, chunk).persist());
        }
    }

    @Override
    @Transactional
    public List<Chain> chains(String fitId) {
        return ChainEntity.<ChainEntity>list("fitId = ?1 order by chain", fitId).stream()
                .map(row ->
                        new Chain(row.chain, row.stepSize, row.inverseMetric, row.warmupSeconds, row.samplingSeconds))
                .toList();
    }

    @Override
    @Transactional
    public Optional<Chunk> chunk(String fitId, int chain, int chunk, int parameters) {
        return DrawsEntity.<DrawsEntity>findByIdOptional(new DrawsEntity.Key(fitId, chain, chunk))
                .map(row -> new Chunk(
                        rows(values(row), parameters), rows(row.samplerStatistics, SamplerStatistics.NAMES.size())));
    }

    private static ChainEntity row(String fitId, SampledChain chain) {
        ChainEntity row = new ChainEntity();
        row.fitId = fitId;
        row.chain = chain.chain();
        row.stepSize = chain.stepSize();
        row.inverseMetric = chain.inverseMetric();
        row.warmupSeconds = chain.warmupSeconds();
        row.samplingSeconds = chain.samplingSeconds();
        return row;
    }

    private static DrawsEntity row(String fitId, DrawChunk chunk) {
        DrawsEntity row = new DrawsEntity();
        row.fitId = fitId;
        row.chain = chunk.chain().chain();
        row.chunk = chunk.chunk();
        row.singleValues = chunk.singles();
        row.samplerStatistics = Arrays.stream(chunk.statistics())
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return row;
    }

    private static double[] values(DrawsEntity row) {
        return row.singleValues == null ? row.doubleValues : SinglePrecision.doubles(row.singleValues);
    }

    private static double[][] rows(double[] values, int columns) {
        return IntStream.range(0, values.length / columns)
                .mapToObj(row -> Arrays.copyOfRange(values, row * columns, (row + 1) * columns))
                .toArray(double[][]::new);
    }
}
