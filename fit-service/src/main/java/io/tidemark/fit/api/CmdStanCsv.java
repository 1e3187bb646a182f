package io.tidemark.fit.api;

import io.tidemark.fit.jobs.Draws;
import io.tidemark.fit.jobs.Draws.Chain;
import io.tidemark.fit.jobs.Draws.Chunk;
import io.tidemark.fit.jobs.StoredFit;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.mcmc.SamplerStatistics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Draws as CmdStan's output file has them: columns of the sampler's statistics, then of the parameters under this
 * product's names. A single chain carries CmdStan's comments with settings, step size and inverse metric; several chains
 * have a first column {@code .chain} instead.
 */
final class CmdStanCsv {

    private final StoredFit fit;
    private final Draws draws;

    CmdStanCsv(StoredFit fit, Draws draws) {
        this.fit = fit;
        this.draws = draws;
    }

    /**
     * Writes draws.
     *
     * @param out is flushed and left open
     * @param chains numbers of the chains
     * @param chainColumn whether a first column says the chain
     */
    void write(OutputStream out, List<Integer> chains, boolean chainColumn) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        if (chainColumn) writeTogether(text, chains);
        else writeAlone(text, chains.get(0));
        text.flush();
    }

    private void writeTogether(Writer text, List<Integer> chains) throws IOException {
        text.write(".chain," + columns() + "\n");
        for (int chain : chains) writeDraws(text, chain, chain + ",");
    }

    private void writeAlone(Writer text, int number) throws IOException {
        Chain chain = draws.chains(fit.id()).stream()
                .filter(each -> each.chain() == number)
                .findFirst()
                .orElseThrow();
        text.write(settings(number));
        text.write(columns() + "\n");
        text.write(adaptation(chain));
        writeDraws(text, number, "");
        text.write(elapsed(chain));
    }

    private String columns() {
        return String.join(",", SamplerStatistics.NAMES) + "," + String.join(",", fit.parameterNames());
    }

    private void writeDraws(Writer text, int chain, String prefix) throws IOException {
        int parameters = fit.parameterNames().size();
        int number = 1;
        for (Optional<Chunk> chunk = draws.chunk(fit.id(), chain, number, parameters);
                chunk.isPresent();
                chunk = draws.chunk(fit.id(), chain, ++number, parameters)) {
            writeRows(text, chunk.get(), prefix);
        }
    }

    private static void writeRows(Writer text, Chunk chunk, String prefix) throws IOException {
        for (int draw = 0; draw < chunk.values().length; draw++) {
            text.write(prefix);
            writeNumbers(text, chunk.statistics()[draw]);
            text.write(',');
            writeNumbers(text, chunk.values()[draw]);
            text.write('\n');
        }
    }

    private static void writeNumbers(Writer text, double[] numbers) throws IOException {
        for (int column = 0; column < numbers.length; column++) {
            if (column > 0) text.write(',');
            text.write(number(numbers[column]));
        }
    }

    /** Whole numbers without a fraction, as CmdStan writes tree depths; not-a-number and infinity as it does. */
    private static String number(double value) {
        if (Double.isNaN(value)) return "nan";
        if (Double.isInfinite(value)) return value > 0 ? "inf" : "-inf";
        return value == (int) value ? Integer.toString((int) value) : Double.toString(value);
    }

    private String settings(int chain) {
        SamplerSettings settings = fit.order().settings();
        return """
                # model = %s
                # method = sample
                #   sample
                #     num_samples = %d
                #     num_warmup = %d
                #     save_warmup = 0
                #     thin = %d
                #     adapt
                #       engaged = 1
                #       delta = %s
                #     algorithm = hmc
                #       hmc
                #         engine = nuts
                #           nuts
                #             max_depth = %d
                #         metric = diag_e
                # id = %d
                # random
                #   seed = %d
                """.formatted(
                        fit.order().modelKey(),
                        settings.draws(),
                        settings.warmup(),
                        fit.thinned(),
                        settings.targetAcceptance(),
                        SamplerSettings.MAX_TREE_DEPTH,
                        chain,
                        settings.seed());
    }

    private static String adaptation(Chain chain) {
        String metric =
                Arrays.stream(chain.inverseMetric()).mapToObj(Double::toString).collect(Collectors.joining(", "));
        return """
                # Adaptation terminated
                # Step size = %s
                # Diagonal elements of inverse mass matrix:
                # %s
                """.formatted(chain.stepSize(), metric);
    }

    private static String elapsed(Chain chain) {
        return """
                #
                #  Elapsed Time: %s seconds (Warm-up)
                #                %s seconds (Sampling)
                #                %s seconds (Total)
                #
                """.formatted(
                chain.warmupSeconds(), chain.samplingSeconds(), chain.warmupSeconds() + chain.samplingSeconds());
    }
}
