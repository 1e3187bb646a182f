package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.standalone.ProductClient.Answered;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Waits for the posterior that answers best for some captures. */
final class Fitting {

    private static final String WIRE = "wire";
    private static final String QUICK = "quick";
    private static final String FITS = "/api/fits";
    private static final Duration LOOK = Duration.ofSeconds(1);
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
     * Asks for fits where there are none, and waits until all of them have ended and are compared.
     *
     * @param captures ids of the captures it shall rest on
     * @param definition name of the session definition
     * @return the document of the fit that predicts best
     * @throws Failure where no fit can be trusted, with the reasons
     */
    JsonNode await(List<String> captures, String definition) throws IOException, InterruptedException {
        say.accept("Fitting");
        String question = question(captures, definition);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Answered answered = client.ask(question);
        if (isUnasked(answered)) {
            start(captures, definition);
            answered = client.ask(question);
        }
        while (answered.status() == 202 && System.nanoTime() < deadline) {
            tell(answered.document().path("provisional").path("model").asText());
            answered = client.ask(question);
        }
        return best(answered);
    }

    /**
     * Waits until there is a default under each of some built-in definitions, or none can be trusted; the quick model is fitted where
     * there is no fit.
     *
     * @param captures ids of the captures they shall rest on
     * @param definitions names of the session definitions
     * @throws Failure where none can be trusted under any of them, with the reasons
     */
    void awaitQuick(List<String> captures, List<String> definitions) throws IOException, InterruptedException {
        say.accept("Fitting a quick model for each device");
        for (String definition : definitions) client.post(FITS, quickOf(captures, definition));
        long deadline = System.nanoTime() + LIMIT.toNanos();
        boolean isAny = false;
        for (String definition : definitions) {
            isAny |= ended(captures, definition, deadline).status() == 200;
        }
        if (!isAny) await(captures, WIRE);
    }

    /**
     * Asks for a fit of the quick model where there is no fit, and waits until it is the default; where it cannot be trusted, all
     * models are fitted. Metrics of captures just uploaded are waited for.
     *
     * @param captures ids of the captures it shall rest on
     * @param definition name of a built-in session definition
     * @return the document of the default
     * @throws Failure where no fit can be trusted, with the reasons
     */
    JsonNode quick(List<String> captures, String definition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Answered accepted = client.ask(FITS, quickOf(captures, definition));
        while (accepted.status() == 404 && System.nanoTime() < deadline) {
            accepted = client.ask(FITS, quickOf(captures, definition));
        }
        Answered answered = ended(captures, definition, deadline);
        return answered.status() == 404 ? await(captures, definition) : best(answered);
    }

    private static Map<String, ?> quickOf(List<String> captures, String definition) {
        return Map.of("captures", captures, "definition", definition, QUICK, true);
    }

    /** What is answered as soon as it is final, or at the deadline. */
    private Answered ended(List<String> captures, String definition, long deadline)
            throws IOException, InterruptedException {
        String question = question(captures, definition);
        Answered answered = client.ask(question);
        while (answered.status() == 202 && System.nanoTime() < deadline) {
            answered = client.ask(question);
        }
        return answered;
    }

    /** Whether there is no fit, or none but the quick model that nobody asked for. */
    private static boolean isUnasked(Answered answered) {
        return answered.status() == 404 || answered.document().path(QUICK).asBoolean();
    }

    private static String question(List<String> captures, String definition) {
        return captures.stream()
                .map(capture -> "capture=" + capture + "&")
                .collect(Collectors.joining(
                        "", "/api/fits/best?", "definition=" + ProductClient.encode(definition) + "&wait=" + LOOK));
    }

    /** Has the captures measured under the definition, where that does not come unasked, and fitted. */
    private void start(List<String> captures, String definition) throws IOException, InterruptedException {
        if (!definition.equals(WIRE)) {
            for (String capture : captures) {
                client.post("/api/captures/" + capture + "/definitions", Map.of("definition", definition));
            }
        }
        client.post(FITS, Map.of("captures", captures, "definition", definition));
    }

    /** Says that a model is the best so far, where that is news. */
    private void tell(String model) {
        if (model.isEmpty() || model.equals(bestSoFar)) return;
        bestSoFar = model;
        say.accept("Best so far is " + model + ", waiting until the other models are fitted and compared");
    }

    private static JsonNode best(Answered answered) {
        return switch (answered.status()) {
            case 200 -> answered.document();
            case 202 -> throw late();
            default -> throw new Failure(answered.document().path("detail").asText());
        };
    }

    private static Failure late() {
        return new Failure("no fit of the capture was done and compared after " + LIMIT.toMinutes() + " minutes");
    }
}
