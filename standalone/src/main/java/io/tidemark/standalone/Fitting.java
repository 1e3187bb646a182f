package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Waits for the posterior that answers best for some captures. */
final class Fitting {

    private static final String WIRE = "wire";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final ProductClient client;
    private final Consumer<String> say;
    private String bestSoFar = "";

    /**
     * A wait.
     *
     * @param say receives the progress
     */
    Fitting(ProductClient client, Consumer<String> say) {
        this.client = client;
        this.say = say;
    }

    /**
     * Asks for fits where none come unasked, and waits until all of them have ended and are compared.
     *
     * @param captures ids of the captures it shall rest on
     * @param definition name of the session definition
     * @return the document of the fit that predicts best
     * @throws Failure where no fit can be trusted, with the reasons of one
     */
    JsonNode await(List<String> captures, String definition) throws IOException, InterruptedException {
        say.accept("Fitting");
        if (captures.size() > 1 || !definition.equals(WIRE)) ask(captures, definition);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            List<JsonNode> fits = fits(captures, definition);
            Optional<JsonNode> chosen =
                    fits.stream().filter(fit -> fit.path("default").asBoolean()).findFirst();
            if (chosen.isPresent())
                return client.get("/api/fits/" + chosen.get().path("id").asText());
            if (isOver(fits)) throw noneConverged(fits);
            Thread.sleep(POLL.toMillis());
        }
        throw new Failure("no fit of the capture was done and compared after " + LIMIT.toMinutes() + " minutes");
    }

    /** Asks for the models that a capture is fitted to unasked, in the same order. */
    private void ask(List<String> captures, String definition) throws IOException, InterruptedException {
        if (!definition.equals(WIRE)) {
            for (String capture : captures) {
                client.post("/api/captures/" + capture + "/definitions", Map.of("definition", definition));
            }
        }
        for (String model : unaskedModels(captures.get(0))) {
            client.post("/api/fits", Map.of("captures", captures, "definition", definition, "model", model));
        }
    }

    private List<String> unaskedModels(String capture) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            List<String> newestFirst = fits(List.of(capture), WIRE).stream()
                    .map(fit -> fit.path("model").asText())
                    .distinct()
                    .toList();
            if (!newestFirst.isEmpty()) {
                List<String> models = new ArrayList<>(newestFirst);
                Collections.reverse(models);
                return models;
            }
            Thread.sleep(POLL.toMillis());
        }
        throw new Failure("no fit of the capture had begun after " + LIMIT.toMinutes() + " minutes");
    }

    /** Fits of exactly these captures under a definition, newest first. */
    private List<JsonNode> fits(List<String> captures, String definition) throws IOException, InterruptedException {
        JsonNode fits = client.get("/api/fits?capture=" + captures.get(0));
        List<JsonNode> ofThese = StreamSupport.stream(fits.spliterator(), false)
                .filter(fit -> fit.path("definition").asText().equals(definition))
                .filter(fit -> textsOf(fit.path("captures")).equals(Set.copyOf(captures)))
                .toList();
        ofThese.stream().filter(fit -> fit.path("provisional").asBoolean()).forEach(this::tell);
        return ofThese;
    }

    /** Says that a fit is the best so far, where that is news. */
    private void tell(JsonNode provisional) {
        String model = provisional.path("model").asText();
        if (model.equals(bestSoFar)) return;
        bestSoFar = model;
        say.accept("Best so far is " + model + ", waiting until the other models are fitted and compared");
    }

    private static Set<String> textsOf(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    /** Whether all have ended and none is provisional, so that no default is to come. */
    private static boolean isOver(List<JsonNode> fits) {
        return !fits.isEmpty()
                && fits.stream().allMatch(Fitting::hasEnded)
                && fits.stream().noneMatch(fit -> fit.path("provisional").asBoolean());
    }

    private static boolean hasEnded(JsonNode fit) {
        String status = fit.path("status").asText();
        return status.equals("done") || status.equals("failed");
    }

    private Failure noneConverged(List<JsonNode> fits) {
        try {
            JsonNode first = client.get("/api/fits/" + fits.get(0).path("id").asText());
            return new Failure("no fit of the capture can be trusted: " + reasons(first));
        } catch (IOException | InterruptedException e) {
            return new Failure("no fit of the capture can be trusted", e);
        }
    }

    private static String reasons(JsonNode fit) {
        List<String> reasons = new ArrayList<>();
        fit.path("reasons").forEach(reason -> reasons.add(reason.asText().replaceAll("\\s+", " ")));
        List<String> incompatible = IncompatibleMeans.of(fit).models();
        if (!incompatible.isEmpty())
            reasons.add("no predicted mean agrees with the measured one: " + String.join("; ", incompatible));
        return reasons.isEmpty() ? "it gives no reason" : String.join("; ", reasons);
    }
}
