package io.tidemark.benchmarks;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.Fitter;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.metrics.CaptureSpan;
import io.tidemark.ingest.metrics.SessionDefinition;
import io.tidemark.ingest.metrics.SessionReplay;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.CaptureSummary;
import io.tidemark.ingest.stream.ParsedCapture;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DrawTable;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.Posterior;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A capture on its way from a file to a law: what each benchmark starts from, made by the product's own classes. */
final class MeasuredCapture {

    /** The capture that is measured unless another is named; the path is taken from the root of the checkout. */
    static final String SAMPLE = "samples/lab-office-25min.pcap.gz";

    private static final int CHAINS = 4;

    private MeasuredCapture() {}

    /** Reads a capture from its file, whatever it is compressed with. */
    static ParsedCapture parse(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new CaptureParser().parse(bytes, ParserLimits.DEFAULT, io.tidemark.ingest.capture.Progress.NONE);
        }
    }

    /** What models are fitted to: the connections of the capture, as one person's. */
    static Observations observe(Path file) throws IOException {
        ParsedCapture capture = parse(file);
        CaptureSummary summary = capture.summary();
        CaptureSpan span =
                new CaptureSpan(summary.startEpochNanos(), summary.endEpochNanos(), summary.clockResolutionNanos());
        CaptureMetrics metrics = SessionReplay.replay(SessionDefinition.WIRE, span, capture.records(address -> ""))
                .asMetrics("capture", "0".repeat(64), 1);
        return Observations.of(List.of(metrics));
    }

    /** Fits a model: four chains with as many iterations of warm-up as draws. */
    static FitResult fit(String model, Observations observations, int draws) {
        ExecutorService threads = Executors.newFixedThreadPool(CHAINS);
        try {
            return new Fitter(threads)
                    .fit(
                            Models.named(model),
                            observations,
                            new SamplerSettings(CHAINS, draws, draws, 1),
                            Progress.NONE,
                            Cancellation.NEVER);
        } finally {
            threads.shutdown();
        }
    }

    /** The posterior of {@code nb+gamma} as the concurrency law reads it: four times so many draws. */
    static Posterior posterior(Path file, int draws) throws IOException {
        FitResult fit = fit("nb+gamma", observe(file), draws);
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
