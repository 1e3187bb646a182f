package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The sizing answer as a table for people, with what the sampler says of itself. */
final class Answer {

    private static final String ROW = "%-25s %9s %9s %9s %9s %13s %15s%n";

    private final JsonNode sizing;
    private final JsonNode fit;

    /**
     * An answer.
     *
     * @param sizing the sizing document
     * @param fit the document of the fit it rests on
     */
    Answer(JsonNode sizing, JsonNode fit) {
        this.sizing = sizing;
        this.fit = fit;
    }

    /** The table, ending in a line break. */
    String asText() {
        StringBuilder text = new StringBuilder();
        text.append(Lines.wrapped(sizing.path("sentence").asText()));
        text.append(Lines.population(sizing)).append('\n');
        String atCertainty = "peak at "
                + new BigDecimal(sizing.path("certainty").asText())
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
        text.append(String.format(ROW, "", "median", "95 %", "99 %", "99.9 %", "median peak", atCertainty));
        text.append(row("concurrent connections", sizing.path("concurrentConnections")));
        text.append(row("new connections a second", sizing.path("newConnectionsPerSecond")));
        text.append(rests());
        text.append(logLines());
        JsonNode conntrack = sizing.path("nfConntrack");
        text.append(String.format(
                "%nOn Linux: nf_conntrack_max %s, hashsize %s%s.%n",
                conntrack.path("max").asText("-"),
                conntrack.path("hashsize").asText("-"),
                fit.path("definition").asText().equals("conntrack")
                        ? ""
                        : "; Linux holds entries for longer, size with --profile conntrack"));
        text.append(new DeviceChoice(sizing.path("devices")).asText());
        text.append('\n').append(sampler()).append(comparison());
        text.append(Lines.wrapped(IncompatibleMeans.of(fit).sentence()));
        text.append(Lines.findings(sizing));
        return text.toString();
    }

    /** What the sizes rest on: how uncertain they are and why, and the mean that was measured; nothing of what is not known. */
    private String rests() {
        StringBuilder text = new StringBuilder();
        SizeRanges ranges = new SizeRanges(sizing);
        if (ranges.isKnown()) {
            text.append('\n').append(ranges.asText());
            if (!ranges.words().isEmpty()) text.append(Lines.wrapped(ranges.words()));
        }
        String entries = fit.path("definition").asText("wire").equals("wire") ? "connections" : "table entries";
        MeanLevel.of(sizing)
                .ifPresent(level -> text.append('\n')
                        .append(Lines.wrapped(level.words(sizing.path("users").asLong(), entries))));
        return text.toString();
    }

    /** How much a firewall logs, in the document's words; nothing where it has none. */
    private String logLines() {
        String words = sizing.path("logVolume").path("text").asText();
        return words.isEmpty() ? "" : "\n" + Lines.wrapped(words);
    }

    private static String row(String title, JsonNode quantity) {
        return String.format(
                ROW,
                title,
                Lines.number(quantity.path("median")),
                Lines.number(quantity.path("q95")),
                Lines.number(quantity.path("q99")),
                Lines.number(quantity.path("q999")),
                Lines.number(quantity.path("peak").path("median")),
                Lines.number(quantity.path("size")));
    }

    private String sampler() {
        List<JsonNode> parameters = StreamSupport.stream(fit.path("parameters").spliterator(), false)
                .toList();
        double rhat = parameters.stream()
                .mapToDouble(each -> each.path("rhat").asDouble())
                .max()
                .orElse(Double.NaN);
        double ess = parameters.stream()
                .mapToDouble(each -> Math.min(
                        each.path("essBulk").asDouble(), each.path("essTail").asDouble()))
                .min()
                .orElse(Double.NaN);
        JsonNode diagnostics = fit.path("diagnostics");
        return String.format(
                Locale.ROOT,
                "Model %s, %d chains x (%d warm-up + %d draws): R-hat at most %.3f, effective sample size at least %,.0f,%n"
                        + "%d divergences, %d at the largest tree depth, E-BFMI at least %.2f. Sampling took %.2f s.%n",
                fit.path("model").asText(),
                fit.path("chains").asInt(),
                fit.path("warmup").asInt(),
                fit.path("draws").asInt(),
                rhat,
                ess,
                diagnostics.path("divergences").asLong(),
                diagnostics.path("maxTreeDepthReached").asLong(),
                smallest(diagnostics.path("ebfmi")),
                fit.path("wallSeconds").asDouble());
    }

    /** Why this model, and how far the comparison can be trusted; nothing where the fit does not say. */
    private String comparison() {
        if (!fit.hasNonNull("choice")) return "";
        String trust = StreamSupport.stream(fit.path("comparison").spliterator(), false)
                .filter(row -> row.path("model").equals(fit.path("model")) && row.hasNonNull("largestParetoK"))
                .findFirst()
                .map(row -> String.format(
                        Locale.ROOT,
                        " Largest Pareto k %.2f, above 0.7 for %,d connections.",
                        row.path("largestParetoK").asDouble(),
                        row.path("untrustedConnections").asLong()))
                .orElse("");
        return Lines.wrapped(fit.path("choice").asText() + trust);
    }

    private static double smallest(JsonNode numbers) {
        List<Double> values = new ArrayList<>();
        numbers.forEach(each -> values.add(each.asDouble()));
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }
}
