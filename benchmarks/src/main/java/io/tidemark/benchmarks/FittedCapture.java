package io.tidemark.benchmarks;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.Fitter;
import io.tidemark.fit.PopulationFitter;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.people.PeopleData;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DrawTable;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.Posterior;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A capture on its way from what models are fitted to, to the law of concurrency. */
final class FittedCapture {

    private static final int CHAINS = 4;

    /** Draws of a chain of a population, and iterations of warm-up before them. */
    private static final int POPULATION_DRAWS = 1_000;

    private FittedCapture() {}

    /** Fits a model: four chains with as many iterations of warm-up as draws, seed 1. */
    static FitResult fit(String model, Observations observations, int draws) {
        return fit(model, observations, draws, 1);
    }

    /** The same with another seed. */
    static FitResult fit(String model, Observations observations, int draws, long seed) {
        return onThreads(threads -> new Fitter(threads)
                .fit(
                        Models.named(model),
                        observations,
                        new SamplerSettings(CHAINS, draws, draws, seed),
                        Progress.NONE,
                        Cancellation.NEVER));
    }

    /** Samples the population that people were drawn from: four chains, seed 1. */
    static PopulationFitter.Result population(PeopleData people) {
        return onThreads(threads -> new PopulationFitter(threads)
                        .fit(
                                people,
                                new SamplerSettings(CHAINS, POPULATION_DRAWS, POPULATION_DRAWS, 1),
                                Cancellation.NEVER))
                .orElseThrow();
    }

    /** A fit with as many draws of a population beside its model. */
    private static FitResult beside(FitResult fit, PopulationFitter.Result population) {
        int draws = fit.settings().draws();
        double[][][] first = Arrays.stream(population.draws())
                .map(chain -> Arrays.copyOf(chain, draws))
                .toArray(double[][][]::new);
        return fit.beside(new PopulationFitter.Result(
                population.parameters(), first, population.summaries(), population.people()));
    }

    private static <T> T onThreads(Function<ExecutorService, T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(CHAINS);
        try {
            return work.apply(threads);
        } finally {
            threads.shutdown();
        }
    }

    /**
     * The posterior of a model as the concurrency law reads it: four times so many draws, at most {@value #POPULATION_DRAWS} of a chain.
     *
     * @param people {@code differ} or {@code alike}, as in a request
     */
    static Posterior posterior(String model, Path file, int draws, String people) throws IOException {
        CaptureMetrics metrics = MeasuredCapture.metrics(file);
        FitResult alike = fit(model, Observations.of(List.of(metrics)), draws);
        if (people.equals("alike")) return posterior(alike);
        PeopleData captured = PeopleData.of(List.of(metrics)).orElseThrow();
        return posterior(beside(alike, population(captured))).ofPeopleWhoDiffer();
    }

    /** All draws of a fit as the concurrency law reads them. */
    static Posterior posterior(FitResult fit) {
        double[][] rows = Arrays.stream(fit.draws()).flatMap(Arrays::stream).toArray(double[][]::new);
        double[][] columns = new double[fit.parameters().size()][rows.length];
        for (int parameter = 0; parameter < columns.length; parameter++) {
            for (int row = 0; row < rows.length; row++) {
                columns[parameter][row] = rows[row][parameter];
            }
        }
        return Posterior.of(fit.model(), new DrawTable(fit.parameterNames(), columns));
    }

    /** The law of concurrency over the default history. */
    static ConcurrencyLaw law(Posterior posterior) {
        return ConcurrencyLaw.of(posterior, LagBlocks.over(LagBlocks.DEFAULT_HISTORY_SECONDS));
    }
}
