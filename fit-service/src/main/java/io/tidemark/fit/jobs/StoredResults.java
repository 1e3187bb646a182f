package io.tidemark.fit.jobs;

import io.tidemark.fit.FitResult;
import io.tidemark.fit.diagnostics.Verdict;
import io.tidemark.fit.jobs.Draws.Chain;
import io.tidemark.fit.jobs.Draws.Chunk;
import io.tidemark.fit.jobs.StoredFit.Outcome;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.SamplerStatistics;
import io.tidemark.fit.model.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads back what a fit came to, as the sampler had returned it; divergences of warm-up are not stored and read as 0. */
final class StoredResults {

    private final Draws draws;

    StoredResults(Draws draws) {
        this.draws = draws;
    }

    /**
     * The result of a fit that was sampled.
     *
     * @param parameters parameters of its posterior; those of a population may stand behind them in every draw
     */
    FitResult of(StoredFit fit, List<Parameter> parameters) {
        Outcome outcome = fit.outcome().orElseThrow();
        List<SampledChain> chains = draws.chains(fit.id()).stream()
                .map(chain -> chain(fit.id(), chain, fit.parameterNames().size()))
                .toList();
        return new FitResult(
                fit.order().model(),
                parameters,
                fit.order().settings(),
                chains,
                outcome.parameters(),
                outcome.diagnostics().orElseThrow(),
                new Verdict(outcome.refusals()),
                outcome.findings().stream()
                        .filter(finding -> !finding.isRefusal())
                        .toList(),
                outcome.wallSeconds(),
                Optional.empty());
    }

    private SampledChain chain(String fitId, Chain chain, int parameters) {
        List<double[]> values = new ArrayList<>();
        List<double[]> statistics = new ArrayList<>();
        int number = 1;
        for (Optional<Chunk> chunk = draws.chunk(fitId, chain.chain(), number, parameters);
                chunk.isPresent();
                chunk = draws.chunk(fitId, chain.chain(), ++number, parameters)) {
            values.addAll(List.of(chunk.get().values()));
            statistics.addAll(List.of(chunk.get().statistics()));
        }
        return new SampledChain(
                chain.chain(),
                values.toArray(double[][]::new),
                statistics(statistics),
                chain.stepSize(),
                chain.inverseMetric(),
                0,
                chain.warmupSeconds(),
                chain.samplingSeconds());
    }

    private static SamplerStatistics statistics(List<double[]> rows) {
        boolean[] divergent = new boolean[rows.size()];
        for (int draw = 0; draw < divergent.length; draw++) divergent[draw] = rows.get(draw)[5] != 0;
        return new SamplerStatistics(
                column(rows, 0),
                column(rows, 1),
                column(rows, 2),
                integers(rows, 3),
                integers(rows, 4),
                divergent,
                column(rows, 6));
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    private static int[] integers(List<double[]> rows, int column) {
        return rows.stream().mapToInt(row -> (int) row[column]).toArray();
    }
}
