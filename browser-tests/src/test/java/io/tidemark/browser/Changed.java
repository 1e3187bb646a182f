package io.tidemark.browser;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Documents of the product with members set to what a test needs, whatever the capture at hand says. */
final class Changed {

    private static final Gson GSON = new Gson();

    private Changed() {}

    /** A sizing document with a measured mean and a prediction as long as the capture that agrees with it, and with what its size rests on. */
    static String sizing(String document) {
        JsonObject sizing = JsonParser.parseString(document).getAsJsonObject();
        sizing.add("meanLevel", parsed("""
                {"measured": 4920, "low": 3780, "high": 6200, "predicted": 7050, "predictedWithinCapture": 4990}"""));
        JsonElement uncertainty = parsed("""
                {"parameters": {"low": 561, "high": 1470}, "chance": {"low": 900, "high": 1100}, "text": "What both ranges mean."}""");
        sizing.getAsJsonObject("concurrentConnections").add("uncertainty", uncertainty);
        sizing.getAsJsonObject("newConnectionsPerSecond").add("uncertainty", uncertainty);
        sizing.getAsJsonObject("logVolume").addProperty("text", "What it logs.");
        return sizing.toString();
    }

    /**
     * The document of a fit in whose comparison some models predict the mean that was measured, and the others do not, so that they are no
     * default.
     */
    static String fit(String document, Predicate<String> predicts) {
        JsonObject fit = JsonParser.parseString(document).getAsJsonObject();
        for (JsonElement each : fit.getAsJsonArray("comparison")) {
            JsonObject row = each.getAsJsonObject();
            boolean compatible = predicts.test(row.get("model").getAsString());
            row.add("meanLevel", parsed("""
                    {"measured": 24.6, "low": 18.9, "high": 31.0, "predicted": %s, "compatible": %s}""".formatted(compatible ? 25.2 : 39.6, compatible)));
        }
        boolean isDefault = fit.get("default").getAsBoolean();
        fit.addProperty("default", isDefault && predicts.test(fit.get("model").getAsString()));
        return fit.toString();
    }

    /** What is answered instead of the default as long as fits are compared and a model is the best so far. */
    static String comparing(List<Map<String, ?>> fits, String model) {
        JsonObject comparing = new JsonObject();
        comparing.addProperty("status", "comparing");
        comparing.add("fits", GSON.toJsonTree(fits));
        fits.stream()
                .filter(fit -> model.equals(fit.get("model")))
                .forEach(fit -> comparing.add("provisional", GSON.toJsonTree(fit)));
        return comparing.toString();
    }

    /** A list of fits in which a model is the default; none is where there is no such model. */
    static String defaultOf(String list, String model) {
        JsonArray fits = JsonParser.parseString(list).getAsJsonArray();
        for (JsonElement each : fits) {
            JsonObject fit = each.getAsJsonObject();
            fit.addProperty("default", fit.get("model").getAsString().equals(model));
        }
        return fits.toString();
    }

    private static JsonElement parsed(String json) {
        return JsonParser.parseString(json);
    }
}
