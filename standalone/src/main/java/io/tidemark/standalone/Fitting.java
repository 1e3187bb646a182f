package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Waits for the posterior that answers best for some captures. */
final class Fitting {

    private static final String WIRE = "wire";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final ProductClient client;
    private final Consumer<String> say;

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
     * Asks for a fit where none comes unasked, and waits until it is done.
     *
     * @param captures ids of the captures it shall rest on
     * @param definition name of the session definition
     * @return the fit's document
     * @throws Failure where the fit failed, with its reasons
     */
    JsonNode await(List<String> captures, String definition) throws IOException, InterruptedException {
        say.accept("Fitting");
        if (captures.size() == 1 && definition.equals(WIRE)) return awaitDefault(captures.get(0));
        if (!definition.equals(WIRE)) {
            for (String capture : captures) {
                client.post("/api/captures/" + capture + "/definitions", Map.of("definition", definition));
            }
        }
        JsonNode asked = client.post("/api/fits", Map.of("captures", captures, "definition", definition));
        return awaitDone(asked.path("id").asText());
    }

    private JsonNode awaitDefault(String capture) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            List<JsonNode> fits = wireFits(capture);
            Optional<JsonNode> best =
                    fits.stream().filter(fit -> fit.path("default").asBoolean()).findFirst();
            boolean allEnded = !fits.isEmpty() && fits.stream().allMatch(Fitting::hasEnded);
            if (allEnded) {
                return client.get("/api/fits/"
                        + best.orElseThrow(() -> noneConverged(fits)).path("id").asText());
            }
            Thread.sleep(POLL.toMillis());
        }
        throw new Failure("no fit of the capture was done after " + LIMIT.toMinutes() + " minutes");
    }

    private List<JsonNode> wireFits(String capture) throws IOException, InterruptedException {
        JsonNode fits = client.get("/api/fits?capture=" + capture);
        return StreamSupport.stream(fits.spliterator(), false)
                .filter(fit -> fit.path("definition").asText().equals(WIRE))
                .toList();
    }

    private JsonNode awaitDone(String id) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode fit = client.get("/api/fits/" + id);
            if (fit.path("status").asText().equals("failed")) throw new Failure("the fit failed: " + reasons(fit));
            if (hasEnded(fit)) return fit;
            Thread.sleep(POLL.toMillis());
        }
        throw new Failure("the fit was not done after " + LIMIT.toMinutes() + " minutes");
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
        fit.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        return reasons.isEmpty() ? "it gives no reason" : String.join("; ", reasons);
    }
}
