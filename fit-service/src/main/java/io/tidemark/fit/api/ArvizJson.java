package io.tidemark.fit.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.fit.LogLikelihood;
import io.tidemark.fit.jobs.Draws;
import io.tidemark.fit.jobs.Draws.Chunk;
import io.tidemark.fit.jobs.StoredFit;
import io.tidemark.fit.mcmc.SamplerStatistics;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Draws as {@code arviz.from_json} reads them: groups {@code posterior} and {@code sample_stats} of named arrays, chain by
 * draw, the sampler's statistics under ArviZ' names; {@code log_likelihood}, by observation too, in seven digits; {@code
 * observed_data} and {@code constant_data}, by observation: see {@link LogLikelihood}. Values lie in the store draw by draw and go out name by name, so the
 * chunks are read once for every name, which keeps one chunk in memory.
 */
final class ArvizJson {

    /** A statistic's name in ArviZ' schema, in the order of {@link SamplerStatistics#NAMES}. */
    private static final List<String> STATISTICS =
            List.of("lp", "acceptance_rate", "step_size", "tree_depth", "n_steps", "diverging", "energy");

    private static final int DIVERGING = STATISTICS.indexOf("diverging");
    private static final List<Integer> WHOLE_NUMBERS =
            List.of(STATISTICS.indexOf("tree_depth"), STATISTICS.indexOf("n_steps"));

    private final StoredFit fit;
    private final Draws draws;
    private final List<LogLikelihood.Variable> variables;

    ArvizJson(StoredFit fit, Draws draws, List<LogLikelihood.Variable> variables) {
        this.fit = fit;
        this.draws = draws;
        this.variables = variables;
    }

    /**
     * Writes draws.
     *
     * @param out is flushed and left open
     * @param chains numbers of the chains
     */
    void write(OutputStream out, List<Integer> chains) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        writePosterior(json, chains);
        writeStatistics(json, chains);
        writeLogLikelihood(json, chains);
        writeObserved(json);
        json.writeEndObject();
        json.close();
    }

    private void writeLogLikelihood(JsonGenerator json, List<Integer> chains) throws IOException {
        json.writeObjectFieldStart("log_likelihood");
        for (LogLikelihood.Variable variable : variables) {
            double[] logLikelihoods = new double[variable.observed().length];
            writeArray(json, variable.name(), chains, Chunk::values, (generator, row) -> {
                variable.evaluate(row, logLikelihoods);
                writeFloats(generator, logLikelihoods);
            });
        }
        json.writeEndObject();
    }

    private void writeObserved(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("observed_data");
        for (LogLikelihood.Variable variable : variables) {
            json.writeFieldName(variable.name());
            json.writeArray(variable.observed(), 0, variable.observed().length);
        }
        json.writeEndObject();
        json.writeObjectFieldStart("constant_data");
        for (LogLikelihood.Variable variable : variables) {
            for (LogLikelihood.Constant constant : variable.constants()) {
                json.writeFieldName(variable.name() + "." + constant.name());
                json.writeArray(constant.values(), 0, constant.values().length);
            }
        }
        json.writeEndObject();
    }

    private static void writeFloats(JsonGenerator json, double[] values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            if (Double.isFinite(value)) json.writeNumber((float) value);
            else json.writeNull();
        }
        json.writeEndArray();
    }

    private void writePosterior(JsonGenerator json, List<Integer> chains) throws IOException {
        json.writeObjectFieldStart("posterior");
        List<String> names = fit.parameterNames();
        for (int column = 0; column < names.size(); column++) {
            int parameter = column;
            writeArray(
                    json,
                    names.get(column),
                    chains,
                    Chunk::values,
                    (generator, row) -> writeNumber(generator, row[parameter]));
        }
        json.writeEndObject();
    }

    private void writeStatistics(JsonGenerator json, List<Integer> chains) throws IOException {
        json.writeObjectFieldStart("sample_stats");
        for (int column = 0; column < STATISTICS.size(); column++) {
            int statistic = column;
            writeArray(
                    json,
                    STATISTICS.get(column),
                    chains,
                    Chunk::statistics,
                    (generator, row) -> writeStatistic(generator, statistic, row[statistic]));
        }
        json.writeEndObject();
    }

    private void writeArray(
            JsonGenerator json, String name, List<Integer> chains, Function<Chunk, double[][]> rows, Cell cell)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int chain : chains) {
            json.writeStartArray();
            writeChain(json, chain, rows, cell);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void writeChain(JsonGenerator json, int chain, Function<Chunk, double[][]> rows, Cell cell)
            throws IOException {
        int parameters = fit.parameterNames().size();
        int number = 1;
        for (Optional<Chunk> chunk = draws.chunk(fit.id(), chain, number, parameters);
                chunk.isPresent();
                chunk = draws.chunk(fit.id(), chain, ++number, parameters)) {
            for (double[] row : rows.apply(chunk.get())) cell.write(json, row);
        }
    }

    private static void writeStatistic(JsonGenerator json, int statistic, double value) throws IOException {
        if (statistic == DIVERGING) json.writeBoolean(value != 0);
        else if (WHOLE_NUMBERS.contains(statistic)) json.writeNumber((long) value);
        else writeNumber(json, value);
    }

    private static void writeNumber(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) json.writeNumber(value);
        else json.writeNull();
    }

    /** Writes one value of a row. */
    private interface Cell {
        void write(JsonGenerator json, double[] row) throws IOException;
    }
}
